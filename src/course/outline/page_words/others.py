"""The commonest things that pages in Italian, Dutch, Russian, Hebrew and other languages say around an article."""

from __future__ import annotations

from course.outline.page_words.kinds import (
    ABOUT_PAGE,
    ADVERTISEMENT,
    AUTHOR,
    COMMENT,
    COOKIES,
    COPYRIGHT,
    ELSEWHERE,
    NAMES,
    NAVIGATION,
    NEWSLETTER,
    SHARE,
    SOURCES,
    PageWords,
)

WORDS = PageWords(
    phrases={
        COMMENT: "rispondi|beantwoorden|ответить|回复|回覆|답글"
        "|commenti|lascia un commento|annulla risposta|nessun commento|comentários|deixe um comentário"
        "|deixe uma resposta|cancelar resposta|reacties|laat een reactie achter|geef een reactie|plaats een reactie"
        "|комментарии|комментарий|добавить комментарий|оставить комментарий|оставьте комментарий|нет комментариев"
        "|评论|发表评论|留言|添加评论|暂无评论|評論|發表評論|發佈留言|댓글|댓글 남기기|댓글 쓰기",
        SHARE: "condividi|condividi su|seguici|compartilhar|compartilhe|compartilhe isso|siga-nos"
        "|deel dit artikel|delen"
        "|volg ons|поделиться|поделиться в соцсетях|подписывайтесь на нас|分享|分享到|分享这篇文章|分享此文"
        "|點讚|点赞|复制链接"
        "|공유하기|공유|좋아요",
        ELSEWHERE: "articoli correlati|leggi anche|potrebbe interessarti anche|artigos relacionados|leia também"
        "|você também pode gostar|posts relacionados|gerelateerde artikelen|lees ook|lees verder|lees meer"
        "|похожие статьи|читайте также|читать далее|похожие материалы|по теме|相关文章|相關文章|推荐阅读"
        "|推薦閱讀|猜你喜欢"
        "|阅读更多|延伸阅读|延伸閱讀|관련 글|관련글|관련 기사|더 읽기|함께 읽으면 좋은 글",
        COOKIES: "accetta i cookie|accetta tutti|impostazioni dei cookie|aceitar cookies|política de cookies"
        "|cookies accepteren|cookiebeleid|принять cookie",
        NEWSLETTER: "iscriviti|iscriviti alla newsletter|inscreva-se|assine a newsletter|assine nossa newsletter"
        "|schrijf je in voor de nieuwsbrief|nieuwsbrief|подписаться|подписаться на рассылку|подпишитесь на рассылку"
        "|订阅|訂閱|订阅我们的邮件|订阅邮件|구독하기|뉴스레터 구독",
        COPYRIGHT: "tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden"
        "|все права защищены"
        "|版权所有|版權所有|未经授权禁止转载|all rights reserved|informativa sulla privacy|privacybeleid|隐私政策"
        "|политика конфиденциальности|개인정보처리방침",
        ADVERTISEMENT: "pubblicità|publicidade|advertentie|реклама|广告|廣告|광고",
    },
    line_phrases={
        NAVIGATION: "vai al contenuto|torna su|menu principale|pular para o conteúdo|ir para o conteúdo"
        "|voltar ao topo"
        "|ga naar de inhoud|terug naar boven|перейти к содержимому|наверх|меню|главная|войти|首页|首頁"
        "|返回顶部|返回頂部"
        "|上一篇|下一篇|登录|登入|菜单|搜索|메뉴|홈|로그인|이전 글|다음 글|본문 바로가기",
    },
    section_phrases={
        AUTHOR: "l'autore|l'autrice|informazioni sull'autore|sobre o autor|sobre a autora|over de auteur|об авторе"
        "|关于作者|關於作者|作者简介|作者簡介|글쓴이 소개|저자 소개",
        SOURCES: "fonti|bibliografia|riferimenti|fontes|referências|bronnen|bronvermelding|источники|литература"
        "|список литературы|参考文献|參考文獻|参考资料|參考資料|来源|來源|참고문헌|출처",
    },
    patterns={
        COMMENT: (("1", r"\d+ (?:commenti?|comentários?|reacties?|комментари(?:й|я|ев))|\d+ ?(?:条评论|則留言)"),),
        COOKIES: (
            (
                "questo este deze wij we мы этот",
                (
                    r"(?:questo sito|este site|deze (?:web)?site|wij|we|мы|этот сайт) "
                    r"(?:utilizza|usa|utiliza|gebruikt|gebruiken|используе[тм])(?: i)? (?:cookies?|файлы cookie).*"
                ),
            ),
            ("本网 我们 本網", r"(?:本网站|本網站|我们)使用\s?cookie.*"),
        ),
    },
    line_patterns={
        ABOUT_PAGE: (
            (
                "di por scritto escrito autore autor autora door auteur автор",
                rf"(?:di|por|scritto da|escrito por|autore|autora?|door|auteur|автор)[:\s]+{NAMES}",
            ),
            (
                "pubblicato aggiornato publicado atualizado gepubliceerd bijgewerkt опубликовано обновлено",
                (
                    r"(?:pubblicato|aggiornato|publicado|atualizado|gepubliceerd|bijgewerkt|опубликовано|обновлено)"
                    r"(?: il| em| op)?:?\s.{0,20}\d.{0,40}"
                ),
            ),
            ("מאת נכתב", r"(?:מאת|נכתב על ידי)[:\s]+[^.!?,\d]{2,50}"),
            ("זמן", r"זמן קריאה\W.{0,12}\d.{0,20}"),
            (
                "作者 发布 發佈 更新 编辑",
                r"(?:作者|编辑)\s?[:：]\s?\S{1,20}|(?:发布|發佈|更新)(?:时间|時間|日期|于|於)?\s?[:：]?\s?\d{4}.{0,40}",
            ),
            (
                "tempo leestijd время 阅读",
                r"(?:tempo di lettura|tempo de leitura|leestijd|время чтения)\W.{0,30}|阅读时间.{0,20}",
            ),
        ),
        NAVIGATION: (("главная 首页 首頁", r"(?:главная|首页|首頁)\s*[>›»/].{1,80}"),),
    },
    menu="chi siamo|contatti|prodotti|servizi|início|sobre nós|contato|over ons|winkel|nieuws|о нас|контакты"
    "|блог|магазин"
    "|关于我们|联系我们|博客|产品|服务|회사소개|문의하기|블로그",
    comments="commento|commenti|comentário|comentários|reactie|reacties|комментарий|комментария|комментариев"
    "|条评论|則留言",
    reply="rispondi|responder|beantwoorden|ответить|回复|回覆|답글",
    says="dice|disse|zegt|пишет|говорит|说|說",
    may_head="rispondi|beantwoorden|ответить|回复|回覆|답글|commenti|condividi|comentários|reacties|delen|комментарии|поделиться|меню|评论|分享|菜单|搜索"
    "|广告|메뉴|공유"
    "|댓글|наверх|реклама|pubblicità|订阅|구독하기|nieuwsbrief|fonti|点赞|推荐阅读|留言|评论|評論",
)
