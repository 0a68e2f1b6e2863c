"""What pages in English say around an article."""

from __future__ import annotations

from course.outline.page_words.kinds import (
    ABOUT_PAGE,
    ADVERTISEMENT,
    AUTHOR,
    CALL,
    COMMENT,
    COOKIES,
    COPYRIGHT,
    CREDIT,
    DAY,
    EDITOR,
    ELSEWHERE,
    NAME,
    NAMES,
    NAVIGATION,
    NETWORK,
    NETWORKS,
    NEWSLETTER,
    SHARE,
    SOURCES,
    PageWords,
)

_PAGE = "(?:article|post|page|story|recipe|guide|blog post)"
_LEGAL = (
    "(?:privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|contact us|about us|cookie policy|"
    "imprint|impressum|datenschutz(?:erklärung)?)"
)

WORDS = PageWords(
    phrases={
        COMMENT: "reply|cancel reply|comment|comments|comments are closed",
        SHARE: "share|tweet|share now|tweet now|share it|tweet it|sharing is caring|copy link|follow us",
        ELSEWHERE: "more from|from around the web|don't miss|you'll also like|you'll also love|keep reading",
        COOKIES: "cookie policy|cookie settings|cookie preferences|cookie notice|accept cookies|accept all cookies",
        NEWSLETTER: "newsletter sign-up|newsletter signup|subscribe|subscribe now|subscribe today"
        "|subscribe here|sign up"
        "|sign up now|sign up today|sign up here",
        ADVERTISEMENT: "ad|ads|advertisement|advertisements|sponsored|promoted|scroll to continue"
        "|scroll down to continue",
    },
    line_phrases={
        ABOUT_PAGE: "written by|posted by|published by|reviewed by|published|last updated",
        CALL: "shop now|buy now|add to cart|add to basket|add to bag|add to wishlist|order now|order today|get started"
        "|get started today|learn more|book now|book a demo|book a call|request a demo|schedule a demo|get a quote"
        "|start free trial|start your free trial|try it free|try for free|try it for free|download now|view product"
        "|view cart|sold out|out of stock|quick view|select options|shop the look|get the recipe|contact us today",
        NAVIGATION: "listen|listen to this article|play audio"
        "|menu|main menu|navigation|search for|login|log in|signin|sign in|my account|sitemap|breadcrumb"
        "|breadcrumbs|toggle navigation|toggle menu|load more|show more",
    },
    section_phrases={
        AUTHOR: "about the author|about the authors|about the writer|about the writers|about the contributor"
        "|about the contributors|author bio",
    },
    patterns={
        COMMENT: (
            (
                "leave post add write submit",
                r"(?:leave|post|add|write|submit)(?: (?:a|your|us a))? (?:comment|reply|response)s?\b.{0,30}",
            ),
            ("join start", r"(?:join|start) the (?:conversation|discussion).{0,30}"),
            ("1 no", r"(?:\d+|no) (?:comments?|responses?|replies)"),
            ("1 one", r"(?:\d+|one) thoughts? on .{1,200}"),
            ("comment comments", r"comments? ?\(\d+\)"),
            (
                "~comments ~comment",
                (
                    r"(?:[^.!?]{1,100}[.!?] )?(?:please )?(?:tell (?:me|us)|let (?:me|us) know|share|drop|leave)\b"
                    r"[^.!?]{0,60} in the comments?(?: section| below)*\W*"
                ),
            ),
            ("~rating", r"(?:[^.!?]{1,80}[,.!?] )?(?:please )?(?:leave|give|drop)\b.{0,30}\bstar rating\b.{0,120}"),
            ("what", r"what do you think\? leave .*"),
            ("your", r"your email address will not be published.*"),
            ("save", r"save my name, email.*"),
        ),
        SHARE: (
            ("click", r"click to (?:share|e-?mail|print)\b.{0,80}"),
            (
                "please share tweet pin like print email e-mail bookmark",
                (
                    rf"(?:please )?(?:share|tweet|pin|like|print|e-?mail|bookmark) (?:this|it|the)(?: {_PAGE})?"
                    rf"(?: (?:on|via|with|to|by)(?: (?:{NETWORK}|friends|your friends))+)?\W*"
                ),
            ),
            ("share spread", rf"(?:share|spread) (?:the|this) (?:love|word|{_PAGE})\W*"),
            ("share", r"share (?:this|on|via)\W*.{0,40}:.*"),
            ("did if", r"(?:did you (?:like|enjoy|love)|if you (?:liked|enjoyed|found)) this.{0,100}"),
            ("pin save", rf"(?:pin|save) (?:it|this)(?: {_PAGE})? for later\W*"),
            ("share tweet pin", rf"(?:share|tweet|pin)(?: (?:on|to|via) (?:{NETWORK})| it)\W*"),
            ("1", r"\d[\d.,]* ?[km]?\+? (?:shares?|likes?|claps?|retweets?|pins?|views?)"),
            ("was", rf"was this {_PAGE} helpful\W*"),
            ("follow", r"follow us on .{1,60}"),
            (f"{NETWORKS} copy e-mail vk", rf"(?:{NETWORK}(?:[\s,|·•/&]+|$)){{2,}}"),
        ),
        ELSEWHERE: (
            (
                "related similar recommended featured popular recent latest trending more other",
                (
                    r"(?:related|similar|recommended|featured|latest|recent|popular) "
                    r"(?:[\w&'’-]{1,20} ){0,5}(?:blog posts?|posts|articles|products|recipes)\W*|"
                    r"(?:related|similar|recommended|popular|recent|latest|trending|more|other) "
                    r"(?:posts?|articles?|reading|stories|reads|content|topics|guides|recipes|"
                    r"products|links|from .{1,40})\W*"
                ),
            ),
            (
                "read see learn find watch discover",
                r"(?:read|see|learn|find out|watch|discover) (?:more|also|next|this next)\s*(?:[:»›→>].*|\.{3}|…)?",
            ),
            (
                "also read see related up more",
                r"(?:also read|read also|see also|related|read next|up next|more on this)\s*:.+",
            ),
            (
                "you people",
                r"(?:you (?:may|might|could)|people) also (?:like|enjoy|be interested in|ask)\W*",
            ),
            ("continue", r"continue reading.*"),
            ("what", r"what to read next.*"),
        ),
        COOKIES: (
            ("we this our", r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.*"),
            ("accept manage reject", r"(?:accept|manage|reject)(?: all)? cookies.*"),
            ("~cookies", r".{0,80}you (?:agree|consent) to (?:our|the) use of cookies.*"),
        ),
        NEWSLETTER: (
            (
                "subscribe sign sign-up signup join",
                (
                    r"(?:subscribe|sign[ -]?up|join)\b.{0,40}\b"
                    r"(?:newsletter|mailing list|email list|updates|inbox|weekly tips)\b.{0,60}"
                ),
            ),
            ("get", r"get (?:our|the|more|new|weekly|daily|free).{0,50}(?:newsletter|inbox|tips).{0,40}"),
            ("join", r"join (?:over )?[\d,.]+\+? (?:readers|subscribers|people).{0,60}"),
            ("our weekly email free", r"(?:our |weekly |email |free )+newsletter sign-?up\W*"),
            ("~email ~e-mail", r"[^.!?]{1,80}[?!] enter your e-?mail.*"),
            ("~click", r"(?:[^.!?]{1,60}[?!] )?click here to (?:subscribe|sign up|join)\b.{0,120}"),
            (
                "enter your",
                r"enter your e-?mail(?: address)?(?: (?:below|here|to|and|for)\b.*)?\W*|your e-?mail(?: address)?\W*",
            ),
        ),
        COPYRIGHT: (
            ("copyright c * ©", r"(?:copyright|©|\(c\)).{0,120}"),
            ("~reserved", r".{0,100}all rights reserved\W*.{0,30}"),
            (
                "privacy terms contact about cookie imprint impressum datenschutz datenschutzerklärung",
                rf"{_LEGAL}(?:[\s|·•,]+{_LEGAL})*",
            ),
        ),
        CALL: (
            (
                "~click",
                (
                    r"(?:[^.!?]{1,60}[?!] )?click here to "
                    r"(?:get|grab|download|buy|shop|order|register|book|claim)\b.{0,120}"
                ),
            ),
            (
                "download get grab claim",
                (
                    r"(?:download|get|grab|claim) (?:the|our|my|your|this|a) free [^.?]{0,40}\b(?:checklist|guide|"
                    r"e-?book|template|worksheet|workbook|pdf|cheat ?sheet|printable|planner|white ?paper|trial|"
                    r"download)s?\b[^.?]{0,40}"
                ),
            ),
        ),
        EDITOR: (
            (
                (
                    "insert image img photo picture todo tk add cta graphic screenshot video embed draft placeholder "
                    "internal"
                ),
                (
                    r"\[(?:insert|image|img|photo|picture|todo|tk|add|cta|graphic|screenshot|video|embed|draft|"
                    r"placeholder|internal link)\b[^\]\n]{0,300}\]"
                ),
            ),
        ),
        ADVERTISEMENT: (
            ("ad ads advertisement advertisements sponsored", r"[\[(](?:ads?|advertisements?|sponsored)[\])]"),
            ("sponsored", r"sponsored (?:content|post|links?|by .{1,60})"),
            (
                "this affiliate disclosure",
                (
                    r"(?:(?:affiliate )?disclosure: )?this (?:post|article|page|blog) (?:may contain|contains) "
                    r"affiliate links.*"
                ),
            ),
            ("article story", r"(?:article|story) continues (?:below|after).*"),
        ),
    },
    line_patterns={
        ABOUT_PAGE: (
            (
                "by written posted reviewed medically edited author words",
                (
                    rf"(?:by|written by|posted by|reviewed by|medically reviewed by|edited by|author|"
                    rf"words by)[:\s]+{NAMES}"
                ),
            ),
            (
                "written posted published reviewed verified fact fact-checked edited medically",
                (
                    rf"(?:written|posted|published|(?:medically )?reviewed|verified|fact[ -]checked|edited) by "
                    rf"(?:{NAME}|(?:the|our) [^.!?]{{1,60}}\bteam\b(?:\s*[—–|·-].{{0,300}})?)"
                ),
            ),
            ("by", rf"by .{{1,60}}?\s*[|·•–-]\s*(?:{DAY}|\d{{1,3}}[ -]min).{{0,80}}"),
            (
                "last first updated published posted modified reviewed",
                r"(?:last |first )?(?:updated|published|posted|modified|reviewed)(?: on| at|:)?\s.{0,20}\d.{0,40}",
            ),
            ("estimated reading read", r"(?:estimated )?(?:reading time|read time)\W.{0,30}"),
            ("1 about", rf"(?:about |~ ?)?\d{{1,3}}[ -]min(?:ute)?s?\.? read(?:\W{{0,3}}{DAY})?(?:\s*[|·•].{{0,80}})?"),
            (
                "filed tagged tag tags category categories posted",
                r"(?:filed under|tagged(?: (?:with|as))?|tags?|categor(?:y|ies)|posted in)\s*:.{1,120}",
            ),
        ),
        CREDIT: (
            (
                "photo image picture photography photos images",
                (
                    rf"(?:photos?|images?|picture|photography)(?: credits?| courtesy)?(?:\s*:| ©| by| of| via)\s*"
                    rf"{NAME}(?: {NAME}){{0,3}}(?:\s?[/|,·]\s?.{{1,40}}| (?:on|via|from) .{{1,40}})?"
                ),
            ),
        ),
        EDITOR: (
            (
                "meta seo focus primary secondary target main title url slug permalink word todo cta draft",
                (
                    r"(?:(?:meta|seo) (?:title|description|keywords?|tags?)|title tag|url slug|slug|permalink|"
                    r"(?:focus|primary|secondary|target|main) key ?(?:word|phrase)s?|(?:target )?word count|todo|cta)"
                    r"\s*:\s*\S.{0,300}|draft(?: (?:v|version )?\d{1,2}(?:\.\d{1,2})?)?(?: ?[:|–].{0,60})?"
                ),
            ),
        ),
        NAVIGATION: (
            ("skip jump", r"(?:skip|jump) to (?:content|main content|navigation|main|recipe|comments)"),
            ("back", r"back to (?:top|home|blog|all posts|.{0,20}list)"),
            (
                "previous prev next older newer",
                (
                    r"[«‹←<]*\s?(?:previous|prev|next|older|newer)(?: (?:post|article|page|chapter|posts|entries))?"
                    r"(?:\s?[»›→>]+|:.*)?"
                ),
            ),
            ("1 page", r"(?:page )?\d+ (?:of|/) \d+"),
            ("you", r"you are here\s*:.*"),
            ("home", r"home\s*[>›»/].{1,80}"),
        ),
    },
    section_patterns={
        SOURCES: (
            (
                "references sources bibliography works citations footnotes further",
                (
                    r"(?:references|sources|bibliography|works cited|citations|footnotes|further reading)"
                    r"(?: (?:and|&) (?:further reading|sources|references|resources|notes))?"
                ),
            ),
        ),
    },
    menu="home|about|about us|contact|contact us|search|blog|shop|store|product|products|pricing|careers|jobs|press"
    "|services|recipes|news|login|cart|account|support|help|faq|terms|privacy",
    credits="written by|posted by|reviewed by",
    comments="comment|comments|response|responses|reply|replies",
    reply="reply",
    says="says|said|wrote",
    may_head="get started|learn more|listen|book now|share|subscribe|menu|navigation|comment|comments|reply",
)
