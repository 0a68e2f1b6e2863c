"""What the buttons of offers say, by language: patterns of a link's whole words. Data, no logic."""

from __future__ import annotations

BUYING = (
    # English
    r"(?:shop|buy)\b.{0,40}|order (?:now|today|here|online|yours|your .{1,30})|"
    r"add to (?:my )?(?:cart|bag|basket)\b.{0,20}|"
    r"(?:view|see|check|compare|get) (?:the |latest |current |best )?(?:price|prices|pricing|deal|deals|offer|"
    r"availability)\b.{0,30}|(?:claim|grab) (?:your|my|the|a|this|yours)\b.{0,30}|pre-?order\b.{0,30}|"
    r"get \d+ ?% off.{0,30}|"
    # German
    r"(?:jetzt |hier |online )?(?:kaufen|bestellen|shoppen)|in den warenkorb(?: legen)?|"
    r"zum (?:shop|angebot|produkt)|jetzt .{1,30} (?:kaufen|bestellen|sichern|shoppen)|preis (?:prüfen|ansehen)|"
    # French
    r"acheter\b.{0,30}|(?:je )?commande[rz]?(?: maintenant| ici)?|ajouter au panier|j['’]en profite|"
    r"voir (?:le prix|l['’]offre)|"
    # Spanish, Portuguese, Italian
    r"compr(?:ar?|e|á) ?(?:ahora|ya|aquí|agora|online)?|añadir (?:al carrito|a la cesta)|agregar al carrito|"
    r"ver (?:el )?precio|adicionar ao carrinho|acquista(?: ora)?|aggiungi al carrello|"
    # Dutch, Russian, Arabic, Japanese, Chinese, Korean
    r"(?:nu )?kopen|koop nu|bestel (?:nu|hier)|in winkelwagen|купить.{0,20}|заказать.{0,20}|в корзину|"
    r"(?:اشتر[ِي]?|تسوق|اطلب)(?: الآن)?.{0,20}|أضف إلى (?:السلة|عربة التسوق)|"
    r"(?:今すぐ)?(?:購入|注文|買う)(?:する|はこちら)?|カートに(?:入れる|追加)|"
    r"(?:立即|马上|馬上)?(?:购买|購買|下单|抢购|选购)|加入(?:购物车|購物車)|구매하기|장바구니(?: 담기)?"
)

CALLING = (
    # English
    r"(?:learn|find out|discover|see|read) more\b.{0,30}|"
    r"get (?:started|in touch|your|my|the|a|an|access|it|instant)\b.{0,40}|"
    r"(?:start|begin) (?:your |my |a |for )?(?:free|trial|today|now|here|journey).{0,30}|"
    r"try (?:it|now|us|.{1,20} free|.{1,20} for free|free|for free|.{1,20} today|.{1,20} now)\b.{0,20}|"
    r"sign (?:me )?up\b.{0,30}|join (?:now|us|today|free|the|our)\b.{0,30}|"
    r"(?:book|schedule|request|arrange) (?:a|an|your|my|now|today|free)\b.{0,40}|"
    r"download (?:now|it|free|here|the|our|your|my|a)\b.{0,40}|(?:contact|call|email|message) us\b.{0,20}|"
    r"talk to (?:us|sales|an? .{1,20})|"
    r"(?:see|view|explore|browse|discover) (?:our|all|the) (?:plans?|pricing|products?|range|collection|"
    r"catalogue?|courses?|services?)\b.{0,20}|register (?:now|here|today|free).{0,20}|"
    r"subscribe(?: now| today| here)?|donate(?: now| today)?|create (?:an|your|my|a free) account|"
    # German
    r"mehr (?:erfahren|infos?|lesen)|jetzt .{1,30}|(?:kostenlos|gratis) .{1,30}|"
    r"(?:hier )?(?:anmelden|herunterladen|registrieren|buchen)|termin (?:buchen|vereinbaren)|"
    r"kontakt(?: aufnehmen|ieren sie uns)?|"
    # French
    r"en savoir plus.{0,20}|découvrir\b.{0,30}|télécharger\b.{0,30}|(?:commencer|essayer)\b.{0,30}|"
    r"s['’]inscrire.{0,20}|je m['’]inscris.{0,20}|(?:prendre|réserver) .{0,30}|nous contacter|contactez-nous|"
    # Spanish, Portuguese, Italian
    r"(?:más información|saber más|conoce más|leer más|descubre(?: más)?)|"
    r"(?:descarga|reserva|prueba|empieza|regístrate|suscríbete|contáctanos|solicita|agenda)\b.{0,40}|saiba mais|"
    r"baixe\b.{0,30}|scopri di più|prenota\b.{0,30}|scarica\b.{0,30}|iscriviti.{0,20}|"
    # Dutch, Russian, Arabic, Japanese, Chinese, Korean
    r"(?:lees|ontdek) meer|meer (?:info|weten)|probeer\b.{0,30}|подробнее|узнать больше|записаться.{0,20}|"
    r"скачать.{0,20}|попробовать.{0,20}|(?:اعرف|اقرأ) (?:المزيد|أكثر)|ابدأ(?: الآن)?.{0,20}|سجل(?: الآن)?.{0,20}|"
    r"احجز.{0,20}|حمّ?ل.{0,20}|جرّ?ب.{0,20}|اتصل بنا|"
    r"(?:詳しく(?:見る|はこちら)|詳細(?:を見る|はこちら)|もっと見る)|(?:無料で|今すぐ).{1,15}|"
    r"(?:お問い合わせ|資料請求|ダウンロード|申し込む?).{0,8}|(?:了解|查看)(?:更多|详情)|(?:立即|免费|马上).{1,10}|"
    r"자세히 보기|더 알아보기|무료.{1,15}|지금 .{1,15}"
)

# Above lists of other pages and of things to buy, where `course.outline.page_words` does not know them.
ELSEWHERE = (
    r"(?:related|similar|recommended|popular|recent|latest|trending|featured|more|other|"
    r"further)(?: [^ .!?]{1,30}){0,6} (?:posts?|articles?|products?|stories|guides|recipes|episodes|items|"
    r"reads|topics)|recommended (?:for you|reading)|"
    r"(?:you|customers|people|readers) (?:may|might|also|who)\b.{0,40}|"
    r"(?:products?|items) (?:mentioned|featured|you .{1,20}|in this .{1,20})|"
    r"(?:shop|get) the (?:look|products?|post)|our (?:best ?sellers|products)|"
    r"(?:ähnliche|verwandte|empfohlene|beliebte|weitere|passende)(?: [^ .!?]{1,30}){0,3} (?:produkte|beiträge|"
    r"artikel|themen)|(?:das könnte|diese .{1,20} könnten) .{1,40}|"
    r"(?:produits|articles) (?:similaires|associés|recommandés|liés|populaires)|"
    r"(?:vous aimerez|cela pourrait) .{1,40}|"
    r"(?:productos|artículos|entradas|publicaciones) (?:relacionad|recomendad|similar|destacad)\w+|"
    r"también (?:te|le) .{1,40}|(?:関連|おすすめ|人気)の?(?:記事|商品|製品)|"
    r"(?:相关|推荐|热门)(?:文章|产品|阅读|商品|新闻)|(?:منتجات|مقالات) (?:ذات صلة|مشابهة|مقترحة)"
)
NEIGHBOUR = (
    r"(?:next|previous|prev|older|newer|following|preceding)(?: [^ .!?]{1,20}){0,2} (?:articles?|posts?|story|"
    r"stories|news|entry|read|page)|(?:nächster|vorheriger|nächste|vorherige)[rs]? (?:beitrag|artikel|seite)|"
    r"article (?:suivant|précédent)|(?:artículo|entrada) (?:siguiente|anterior)|"
    r"(?:siguiente|anterior) (?:artículo|entrada)|(?:次|前)の(?:記事|ページ)|(?:上|下)一(?:篇|页|頁)|"
    r"المقال (?:التالي|السابق)|(?:volgend|vorig)e? (?:bericht|artikel)"
)
COMMENTS = (
    r"\bcomment|\bkommentar|\bcommentaire|\bcomentari|\bcommenti|\breacties?\b|комментар|تعليق|التعليقات|"
    r"コメント|评论|評論|留言|댓글"
)
RULES = (
    r"\b(?:rules|guidelines|policy|policies|terms|moderat\w+|privacy|community|regeln|netiquette|richtlinien|règles|"
    r"charte|modér\w+|normas|política|moderad\w+|condiciones)\b|правила|إرشادات|سياسة|شروط|規約|ガイドライン|规则|"
    r"條款|条款|정책"
)
TOOLS = (
    r"save|listen|print|share|copy link|bookmark|listen to this article|listen to article|play|audio|aa|text size|"
    r"speichern|merken|anhören|drucken|teilen|vorlesen|écouter|imprimer|partager|enregistrer|guardar|escuchar|"
    r"imprimir|compartir|ascolta|stampa|condividi|luisteren|opslaan|استمع|حفظ|طباعة|مشاركة|保存|印刷|共有|シェア|"
    r"聴く|收藏|打印|分享"
)
