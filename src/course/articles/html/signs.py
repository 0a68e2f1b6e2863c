"""The names by which pages mark their parts: whole words of class names and ids, tags and roles. Data, no logic."""

from __future__ import annotations

NAVIGATION = "navigation"
CONTENTS = "a table of contents"
COMMENTS = "readers' comments"
SHARE = "share links"
COOKIES = "a notice about cookies"
POP_UP = "a pop-up"
NEWSLETTER = "a newsletter sign-up"
OTHER_PAGES = "links to other pages"
AUTHOR = "about the author"
ABOUT_PAGE = "a line about the page"
ADVERTISEMENT = "an advertisement"
CALL = "a call to action"
ICON = "an icon"
COPYRIGHT = "a copyright line"
HIDDEN = "hidden on the page"
TOOLS = "a tool of the page"
FORM = "a form"
SEARCH = "a search box"
SIDE = "beside the article"
HEADER = "the page's header"
FOOTER = "the page's footer"
AROUND = "around the article"

# By class names and ids, cut into words at "-", "_" and inner capitals: each entry is words in a row.
NAMES: dict[str, str] = {
    NAVIGATION: (
        "nav navbar navigation subnav topnav sidenav menu menus submenu megamenu breadcrumb breadcrumbs "
        "pagination pager paginator site-header global-header main-header masthead topbar top-bar back-to-top "
        "scroll-to-top skip-link skip-links skip-to-content sitemap hamburger offcanvas off-canvas drawer "
        "prev-next previous-next next-prev next-previous post-nav nav-links nav-previous nav-next page-links crumbs "
        "mw-jump-link "
        "jump-link vector-header vector-column-start portlet catlinks navbox navbox-styles sistersitebox "
        "interlanguage-links page-tools toolbar site-branding site-title site-description language-switcher "
        "lang-switcher hatnote"
    ),
    CONTENTS: "toc table-of-contents tableofcontents toc-container on-this-page in-this-article jump-to page-toc",
    COMMENTS: (
        "comments comment-list commentlist comment-area comment-section comment-thread comment-body comment-form "
        "comment-respond comment-reply respond disqus livefyre fb-comments comment-count comments-link "
        "post-comments comment-link comments-count reader-comments discussion-thread webmentions"
    ),
    SHARE: (
        "share sharing sharedaddy sharethis addthis addtoany a2a shareaholic social socials social-links "
        "socialmedia sharebar sharedrop sharebuttons social-share tweet-this pinit fb-like like-button likes "
        "claps jp-likes post-reactions follow-us follow-me bookmark-button sociable shareline sharetools st-btns "
        "essb heateor"
    ),
    COOKIES: "cookie cookies cookiebar cookiebanner consent gdpr onetrust cookiebot cky cmplz ccpa didomi usercentrics",
    POP_UP: "popup pop-up modal lightbox-overlay interstitial dialog toast snackbar exit-intent pum overlay",
    NEWSLETTER: (
        "newsletter newsletters subscribe subscription subscribe-form subscribe-widget signup sign-up optin "
        "opt-in mailchimp mc4wp mc-embed-signup convertkit formkit email-form email-capture email-signup "
        "lead-magnet leadform paywall subscription-widget cta-newsletter ml-form mailing-list registration-wall "
        "regwall"
    ),
    OTHER_PAGES: (
        "related related-posts related-articles related-content related-stories relatedposts jp-relatedposts "
        "yarpp recommended recommendations recommendation recirc recirculation more-from more-stories more-posts "
        "read-more-posts also-like also-read you-may-like you-might-like up-next read-next next-up keep-reading "
        "trending popular popular-posts most-read most-popular mostpopular latest-posts recent-posts recentposts "
        "latest-news outbrain taboola zergnet revcontent post-cards post-grid further-reading-links readnext "
        "read-next-feed other-posts similar-posts suggested suggestions posts-list cards-related blog-feed "
        "teaser-list series-nav webring onward inline-related"
    ),
    AUTHOR: (
        "author-box author-bio author-info author-card author-profile about-author about-the-author post-author "
        "authorbox author-block author-description author-wrap author-meta article-author bio abh-box "
        "saboxplugin-wrap sab entry-author contributor author-footer pp-author-boxes authors-bio"
    ),
    ABOUT_PAGE: (
        "byline bylines dateline timestamp post-meta entry-meta article-meta post-info post-details article-info "
        "entry-footer post-footer-meta meta-info metadata post-date entry-date article-date publish-date "
        "published-date date-published publication-date pubdate posted-on posted-by post-time reading-time "
        "read-time time-to-read min-read updated-date last-updated last-modified post-tags entry-tags "
        "article-tags tags tag-list taglist tags-links tags-list tagcloud post-categories entry-categories "
        "cat-links categories category-list post-category entry-category article-category kicker eyebrow "
        "post-labels view-count views-count post-views word-count article-byline author-name author-date "
        "post-header-meta site-sub content-sub article-header-meta story-meta credits-line syndication"
    ),
    ADVERTISEMENT: (
        "ad ads advert adverts advertisement advertisements advertising adsbygoogle adsense ad-slot ad-container "
        "ad-unit adbox adblock ad-wrapper google-ad dfp gpt sponsor sponsors sponsored promo promos promoted "
        "promotion promobox affiliate-disclosure affiliate-disclaimer affiliate-notice disclosure-banner "
        "banner-ad leaderboard mpu cta cta-box cta-banner call-to-action"
    ),
    COPYRIGHT: "copyright colophon site-info site-footer global-footer imprint legal-links footer-links printfooter",
    HIDDEN: (
        "screen-reader-text screen-reader-only sr-only visually-hidden visuallyhidden u-hidden is-hidden "
        "visuallyhide assistive-text a11y-hidden element-invisible offscreen noprint-hidden vh hide-visually "
        "print-only"
    ),
    TOOLS: (
        "mw-editsection edit-link editlink edit-page edit-this-page print-button print-link printfriendly "
        "pf-button post-edit-link copy-button copy-code copy-link copybtn clipboard zoom-button enlarge "
        "lightbox-close pswp anchor-link headerlink header-anchor heading-anchor anchorjs-link permalink feedback "
        "helpful was-this-helpful rating star-rating post-ratings text-to-speech listen-button "
        "audio-player-controls font-size-controls mw-indicators mw-empty-elt noprint jump-to-recipe recipe-jump "
        "wprm-recipe-jump print-recipe line-numbers lineno linenos gutter"
    ),
    SEARCH: "search searchform search-form searchbox search-box site-search",
    SIDE: (
        "sidebar sidebars side-bar side-column sidebar-widget widget-area rail right-rail left-rail right-column "
        "secondary"
    ),
    FOOTER: "footer page-footer",
}

# Those of the above that prose of the article may stand in: kept where an element holds more than a line or two of it.
WEAK = frozenset(
    (  # noqa: SIM905 (a table to be read)
        "anchor-link bio categories consent contributor cookie cookies cta dialog drawer eyebrow feedback footer "
        "gutter hatnote kicker legal likes menu menus metadata modal noprint onward overlay paywall paywall permalink "
        "popular promo promoted promotion rating recommendation recommendations recommended registration-wall "
        "registration-wall related respond search secondary share sharing social subscribe subscription suggested "
        "suggestion suggestions tags trending"
    ).split()
)

CONTENT = (
    "article-body articlebody entry-content post-content article-content post-body story-body story-content "
    "post-full-content gh-content post-entry entry-body blog-post-content blog-content blog-post-body "
    "markdown-body mw-parser-output mw-body-content available-content rich-text-article article-text "
    "article-copy content-body body-copy bodytext single-content page-content td-post-content article__body "
    "c-article-body content-article field-name-body sqs-layout-article prose rst-content theme-doc-markdown"
)
TITLE = "entry-title post-title article-title headline article-headline blog-title story-title page-title firstheading"
STANDFIRST = (
    "standfirst dek subtitle subheadline subhead lede lead-in deck excerpt-lead article-summary post-subtitle "
    "article-intro intro"
)
CALLOUT = (
    "callout callouts admonition alert notice note tip tips-box warning important caution key-takeaway "
    "key-takeaways takeaway takeaways infobox-note info-box infobox-tip highlight-box pro-tip protip tldr "
    "summary-box factbox fact-box did-you-know wp-block-callout key-points keypoints in-short hint "
    "attention encadre astuce conseil nota-importante consejo aviso destacado hinweis tipp achtung merke infobox chui "
    "point-box"
)
PULL_QUOTE = "pullquote pull-quote wp-block-pullquote blockquote"
ANSWERS = (
    "faq faqs accordion answer answers question questions collapse collapsible collapsed toggle panel "
    "expandable tabpanel tab-pane"
)
FOOTNOTE = (
    "footnote footnotes footnote-ref footnote-reference noteref reference fn sidenote endnote easy-footnote mw-ref"
)
OFFER = (
    "cta cta-box promo promo-box product product-card featured-product banner offer card upsell buy-box buybox "
    "button-group btn-group button-container button-wrapper "
    "call-to-action action-box product-box product-block product-embed shop-card"
)
BUTTON = "button btn cta button-link"
ICONS = "icon icons avatar gravatar sprite spinner emoji-icon"
CAPTION = "caption wp-caption-text image-caption photo-caption figcaption img-caption"

REASON_OF_ROLE = {
    "navigation": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "toolbar": TOOLS,
    "search": SEARCH,
    "dialog": POP_UP,
    "alertdialog": POP_UP,
    "contentinfo": FOOTER,
    "complementary": SIDE,
    "banner": HEADER,
    "doc-toc": CONTENTS,
}
REASON_OF_TAG = {
    "nav": NAVIGATION,
    "menu": TOOLS,
    "dialog": POP_UP,
    "form": FORM,
    "button": TOOLS,
    "input": FORM,
    "select": FORM,
    "textarea": FORM,
    "search": SEARCH,
    "footer": FOOTER,
    "header": HEADER,
    "aside": SIDE,
    "amp-ad": ADVERTISEMENT,
    "amp-consent": COOKIES,
    "amp-sidebar": NAVIGATION,
    "ins-ad": ADVERTISEMENT,
}

# Where frames show what is no part of an article.
TRACKERS = (
    "googletagmanager.com", "doubleclick.net", "googlesyndication.com", "facebook.com/plugins", "facebook.com/tr",
    "platform.twitter.com/widgets", "disqus.com", "amazon-adsystem.com", "googleadservices.com", "about:blank",
    "recaptcha", "mc.yandex.ru",
    "scorecardresearch.com", "quantserve.com", "google-analytics.com", "stats.wordpress.com", "pixel.wp.com",
    "/pixel.gif", "feeds.feedburner.com/~r", "addthis.com", "gigya.com",
)  # fmt: skip
