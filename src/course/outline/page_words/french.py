"""What pages in French say around an article."""

from __future__ import annotations

from course.outline.page_words.kinds import (
    ABOUT_PAGE,
    ADVERTISEMENT,
    AUTHOR,
    CALL,
    COMMENT,
    COOKIES,
    COPYRIGHT,
    ELSEWHERE,
    NAMES,
    NAVIGATION,
    NETWORK,
    NEWSLETTER,
    SHARE,
    SOURCES,
    PageWords,
)

WORDS = PageWords(
    phrases={
        COMMENT: "commentaire|commentaires|laisser un commentaire|laissez un commentaire|ajouter un commentaire"
        "|écrire un commentaire|poster un commentaire|publier un commentaire|annuler la réponse|aucun commentaire"
        "|pas de commentaire|répondre|rejoindre la conversation|réagir|réagissez",
        SHARE: "partager|partagez|partager cet article|partagez cet article|partager sur|tweeter"
        "|copier le lien|imprimer"
        "|suivez-nous|nous suivre|j'aime",
        ELSEWHERE: "articles similaires|articles liés|articles connexes|articles associés|sur le même thème"
        "|sur le même sujet|à lire aussi|lire aussi|lire la suite|vous aimerez aussi|cela pourrait vous intéresser"
        "|ces articles pourraient vous intéresser|articles récents|articles populaires|les plus lus|voir aussi"
        "|en savoir plus|autres articles|à découvrir aussi|plus d'articles",
        COOKIES: "politique de cookies|gestion des cookies|gérer les cookies|paramètres des cookies"
        "|accepter les cookies"
        "|tout accepter|accepter tous les cookies",
        NEWSLETTER: "newsletter|s'abonner|abonnez-vous|s'inscrire à la newsletter|inscrivez-vous à la newsletter"
        "|abonnez-vous à la newsletter|abonnez-vous à notre newsletter|votre adresse e-mail|votre email|votre e-mail"
        "|recevoir la newsletter|inscription à la newsletter",
        COPYRIGHT: "tous droits réservés|mentions légales|politique de confidentialité|conditions générales"
        "|conditions d'utilisation",
        ADVERTISEMENT: "publicité|annonce|sponsorisé|contenu sponsorisé",
    },
    line_phrases={
        CALL: "acheter maintenant|j'achète|ajouter au panier|commander maintenant|voir le produit"
        "|télécharger maintenant|télécharger gratuitement|essai gratuit|essayer gratuitement"
        "|réserver maintenant|prendre rendez-vous|demander une démo|demander un devis"
        "|commencer maintenant|épuisé",
        NAVIGATION: "menu principal|aller au contenu|passer au contenu|aller au contenu principal|retour en haut"
        "|haut de page|retour à l'accueil|accueil|se connecter|connexion|mon compte|rechercher|recherche"
        "|article précédent|article suivant|afficher plus|voir plus|charger plus",
        ABOUT_PAGE: "écrit par|publié par|rédigé par|relu par|par",
    },
    section_phrases={
        AUTHOR: "à propos de l'auteur|à propos de l'auteure|à propos de l'autrice|à propos des auteurs"
        "|l'auteur|l'autrice",
        SOURCES: "sources|références|bibliographie|sources et références|notes de bas de page|pour aller plus loin",
    },
    patterns={
        COMMENT: (
            ("1", r"\d+ (?:commentaires?|réponses?|réactions?)"),
            ("votre", r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.*"),
            ("enregistrer", r"enregistrer mon nom, mon e-mail.*"),
        ),
        SHARE: (
            (
                "partager partagez partage suivez-nous",
                (
                    rf"(?:partage[rz]?|suivez-nous)(?: (?:ceci|cet article|cette (?:page|recette)))?"
                    rf"(?: (?:sur|par|avec|via) (?:{NETWORK}|vos amis|e-mail))+\W*"
                ),
            ),
            ("vous cet", r"(?:vous avez aimé cet article|cet article vous a (?:plu|été utile)).{0,80}"),
        ),
        ELSEWHERE: (
            (
                "articles billets produits recettes contenus",
                (
                    r"(?:articles|billets|produits|recettes|contenus) (?:d[eu] [\w-]{1,20} ){0,2}(?:similaires"
                    r"|liés|liées|connexes|associés|associées|recommandés|recommandées|récents|récentes"
                    r"|populaires)\W*"
                ),
            ),
            ("à lire voir", r"(?:à lire aussi|lire aussi|à voir aussi|voir aussi|lire également)\s*:.+"),
        ),
        COOKIES: (
            (
                "ce notre nous",
                r"(?:ce site(?: web)?|notre site(?: web)?|nous) utilis(?:e|ons) des cookies.*",
            ),
            ("en", r"en (?:poursuivant|continuant).{0,60}cookies.*"),
        ),
        NEWSLETTER: (
            (
                "abonnez-vous inscrivez-vous recevez",
                (
                    r"(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,60}\b(?:newsletter|lettre d['’]information|"
                    r"infolettre|"
                    r"boîte mail|e-mail)\b.{0,60}"
                ),
            ),
            ("rejoignez", r"rejoignez (?:plus de )?[\d,.\s]+ (?:lecteurs|abonnés|personnes).{0,60}"),
        ),
        COPYRIGHT: (("~réservés", r".{0,100}tous droits réservés\W*.{0,30}"),),
        ADVERTISEMENT: (("cet", r"cet article contient des liens (?:affiliés|d['’]affiliation).{0,80}"),),
    },
    line_patterns={
        ABOUT_PAGE: (
            (
                "par auteur auteure autrice écrit publié rédigé relu texte",
                rf"(?:(?:écrit |publié |rédigé |relu )?par|auteure?|autrice|texte)\s?[:\s]+{NAMES}",
            ),
            (
                "publié mis mise modifié dernière",
                (
                    r"(?:publié|mis(?:e)? à jour|modifié|dernière (?:mise à jour|"
                    r"modification))(?: le)?\s?:?\s.{0,20}\d.{0,40}"
                ),
            ),
            ("temps lecture", r"(?:temps de )?lecture\W.{0,30}"),
            ("1", r"\d{1,3} min(?:utes?|\.)?(?: de)? lecture"),
            (
                "catégorie catégories étiquettes mots-clés classé",
                r"(?:catégories?|étiquettes|mots-clés|classé dans)\s?:.{1,120}",
            ),
        ),
        NAVIGATION: (
            ("accueil", r"accueil\s*[>›»/].{1,80}"),
            ("page", r"page \d+ sur \d+"),
            ("vous", r"vous êtes ici\s?:.*"),
            ("précédent suivant", r"(?:précédent|suivant)\s?:.*"),
        ),
    },
    menu="accueil|à propos|contact|blog|boutique|produits|services|tarifs|recettes|actualités|recherche"
    "|rechercher|aide"
    "|panier|connexion|mon compte|qui sommes-nous",
    credits="écrit par|publié par|rédigé par|relu par",
    comments="commentaire|commentaires|réponse|réponses|réaction|réactions",
    reply="répondre",
    says="dit|a dit|a écrit",
    may_head="partager|commentaires|commentaire|newsletter|recherche|rechercher|publicité|connexion|annonce|accueil"
    "|répondre|réagir|s'abonner|en savoir plus",
)
