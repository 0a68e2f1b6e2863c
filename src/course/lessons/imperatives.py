"""The verbs that instructions begin with, in the form that tells a reader what to do, by language."""

from __future__ import annotations

# Base forms.
_ENGLISH = (
    "accept adapt add adjust agree aim air allow alternate analyse analyze answer apply arrange arrive ask assemble "
    "assign attach attend automate avoid back bake beat become begin bend blend block boil book break breathe bring "
    "browse brush budget build bury buy calculate call carry catch celebrate change charge chat check choose chop "
    "clean clear climb close collect combine come commit communicate compare compost connect continue control convert "
    "cook cool copy count cover create cross cut cycle decide declutter decrease define delegate delete describe "
    "design determine dig discard discuss divide do donate drain draw drink drive drop dry eat edit eliminate email "
    "embrace enable encourage engage enjoy ensure enter establish estimate evaluate examine exercise expect explain "
    "explore expose extend fasten feed fill find finish fit fix flip focus fold follow forget freeze fry gather get "
    "give go grate grease greet grind group grow guard hang have heat help hire hold identify implement improve "
    "include increase inform insert inspect install introduce invest invite involve iron isolate jot journal jump "
    "keep knead kneel label land launch lay lean learn leave let lift limit link list listen load lock log look "
    "loosen lower maintain make manage map mark match measure meditate meet melt mention minimize mist mix mount move "
    "mow name negotiate notice offer open optimize order organise organize outline pack paint pair park pause pay "
    "peel perform pick place plan plant play plug polish post pour practice practise prepare press prevent price "
    "print prioritise prioritize promote protect prune publish pull purchase push put raise reach read rearrange "
    "rebuild recall recognize record recycle reduce refill refrigerate relax remain remember remind remove renew rent "
    "repair repeat replace reply request research reserve rest restart return reuse review revise reward ride rinse "
    "roast roll rotate rub run save say scan schedule scrape screen scrub search season secure see seek select sell "
    "send separate serve set settle sew shake shape share sharpen shift shop show shut simmer simplify sit sketch "
    "sleep slice slow smell soak sort spend split spray spread sprinkle squeeze stack stand start state stay steam "
    "step stick stir stop store strengthen stretch strip study submit substitute swap sweep swim switch take talk "
    "taste teach tell test thank think throw tie tighten toast toss touch track trade train treat trim trust try turn "
    "twist type understand unplug update upgrade use vacuum vary verify view visit wait wake walk warm wash watch "
    "water wear weed weigh whisk wind wipe work wrap write filter cap onboard harvest scoot nap deliver marinate sear "
    "brown reheat thaw defrost drizzle mash dice mince crush trace skip stagger anchor bookmark skim highlight "
    "summarize summarise rank rate score cancel insulate caulk sand prime patch mulch fertilize compact unpack "
    "hydrate fuel swallow inhale exhale tuck lunge hinge brace rethink question challenge confirm forward file "
    "archive"
)
ENGLISH = frozenset(_ENGLISH.split())
# Those that are as often nouns.
_NOUNS_TOO = (
    "air aim answer back bake beat bend blend block boil book break brush budget call care catch change charge chat "
    "check climb close compost control cook copy count cover cross cut cycle design dig drain draw drink drive drop "
    "email end exercise feed fill finish fit fix flip focus fold freeze grate grease group guard hand heat help hire "
    "hold inform insert iron journal jump label land launch lay lead leave level lift limit link list load lock log "
    "look map mark match measure mention mist mix mount move name notice offer open order outline pack paint pair "
    "park pause pay peel place plan plant play plug polish post practice practise press price print promise pull "
    "purchase push put raise reach record release rent repair replay reply report request research reserve rest "
    "return reuse reward ride rinse roast roll rotate rub run save scan schedule scrape screen scrub search season "
    "secure set settle shake shape share shift shop show shut sketch sleep slice slow smell soak sort spend split "
    "spray spread squeeze stack stand start state stay steam step stick stir stop store stretch strip study submit "
    "swap sweep swim switch talk taste test thank touch track trade train travel treat trim trust try turn twist type "
    "update upgrade use vacuum value view visit wait wake walk wash watch water wear weed wind wipe work wrap read "
    "filter cap dry clean clear warm cool lower free light further exhibit"
)
NOUNS_TOO = frozenset(_NOUNS_TOO.split())
# Tú and usted.
_SPANISH = (
    "abra abre acepta acepte acompaña acompañe acuérdate acuéstate acuéstese adapta adapte ajusta ajuste anota anote "
    "apaga apague aprenda aprende aprovecha aproveche apunta apunte asegúrate asegúrese añada añade beba bebe busca "
    "busque calcula calcule calienta caliente cambia cambie camina camine cierra cierre coloca coloque coma combina "
    "combine come comience comienza compara compare compra compre comprueba compruebe configura configure confía "
    "confíe consulta consulte controla controle corta corte crea cree cuece cuenta cueza cuida cuide céntrate dale "
    "dedica dedique defina define deja deje descansa descanse detente deténgase divida divide duerma duerme elige "
    "elija elimina elimine empiece empieza encienda enciende escoge escoja escriba escribe escucha escuche espera "
    "espere establece establezca estira estire evita evite fíjate fíjese guarda guarde habla hable haga haz hierve "
    "incluya incluye intenta intente invita invite lava lave lea lee levántate levántese limita limite limpia limpie "
    "llama llame lleva lleve mantenga mantén marca marque mezcla mezcle mida mide mira mire muévete observa observe "
    "ofrece ofrezca organice organiza pare pida pide piensa piense planifica planifique planta plante pon ponga "
    "practica practique pregunta pregunte prepara prepare presta preste prioriza procura procure protege proteja "
    "prueba pruebe recuerda recuerde reduce reduzca registra registre regálate reserva reserve respeta respete "
    "respira respire retira retire revisa revise riega riegue sal salga separa separe siga sigue sirva sirve "
    "sustituya sustituye toma tome trata trate usa use utilice mete meta quita quite desconecta desconecte diluye "
    "diluya cuela cuele sube suba baja baje cena cene comenta comente comparte ordena ordene vacía vacíe rellena "
    "rellene enjuaga enjuague seca seque tapa tape dobla doble activa active instala instale descarga descargue "
    "ahorra ahorre paga pague vende venda regala regale dona done recorta recorte poda pode abona abone trasplanta "
    "trasplante remueve remueva sazona sazone pela pele pica pique hornea hornee fríe sofríe enfría aclara aclare "
    "frota frote rocía rocíe rechaza rechace utiliza vaya ve ventila ventile vierta vierte vuelva vuelve vístete"
)
SPANISH = frozenset(_SPANISH.split())
# Without accents: a pronoun behind the verb brings one ("apágalo").
SPANISH_PLAIN = frozenset(_SPANISH.translate(str.maketrans("áéíóú", "aeiou")).split())
# Du; the formal form is told by its "Sie".
_GERMAN = (
    "achte achten arbeite atme backe bau baue beachte beginn beginne begrenze beobachte bereite besprich bestimme "
    "bewege bezahle bitte bleib bleibe bring bringe dehne denk denke entferne entscheide ersetze erstelle fang fange "
    "finde formuliere frag frage führe füll fülle geh gehe genieße gib gieß gieße gönn gönne halt halte heb hebe hol "
    "hole hör höre iss kauf kaufe klär kläre koch koche kontrolliere konzentriere lass lasse leg lege lern lerne lies "
    "lüfte mach mache meide melde mische miss nimm notier notiere nutz nutze ordne pflanze pflege plane probier "
    "probiere prüf prüfe rechne reduziere reinige reserviere räum räume rühr rühre sag sage schalte schau schaue "
    "schlaf schlafe schließ schließe schneide schreib schreibe schäle schütze setz setze sieh sorg sorge spar spare "
    "sprich spüle starte steh stehe stell stelle streiche such suche tausche teil teile teste trag trage trainiere "
    "trenne trink trinke unterteile verbinde vergiss vergleich vergleiche verkürze vermeide verschiebe versuch "
    "versuche verteile verwende verzichte warte wasche wechsle wiederhole wirf wähl wähle filtere kündige sortiere "
    "verrühre knete heize deaktiviere aktiviere lösche speichere bestelle befestige bürste schrubbe wisch wische "
    "trockne lagere dünge mulche ernte säe jäte kürze senke erhöhe investiere spende verkaufe verschenke repariere "
    "hinterfrage definiere priorisiere delegiere blockiere entspanne wärme zieh ziehe zähl zähle öffne übe überlege "
    "überprüfe"
)
GERMAN = frozenset(_GERMAN.split())
# Tu; the formal form is told by its ending.
_FRENCH = (
    "achète ajoute applique apprends arrose attends bois bouge change cherche choisis commence compare coupe crée "
    "cuis dors éteins refuse répare donne emprunte composte essaie fais fixe garde goûte lave limite lis mange marche "
    "mesure mets mélange nettoie note observe organise ouvre parle pense plante prends privilégie profite prépare "
    "prévois range respecte respire retire reviens réduis réserve sors sépare teste utilise varie verse vide vérifie "
    "écoute écris élimine évite"
)
FRENCH = frozenset(_FRENCH.split())
# To a man, to a woman, and to many; without harakat.
_ARABIC = (
    "أضف أضيفي أطفئ أطفئي أغلق أغلقي ابتعد ابتعدي ابدأ ابدأوا ابدؤوا ابدئي اترك اتركي اجعل اجعلي اجلس اجلسي احتفظ "
    "احرص احرصي احسب احسبي احفظ احفظي اخبز اختاري اختر اخلط اخلطي ادخر ادخري ارتد ارتدي ازرع ازرعي اسأل اسألي استبدل "
    "استبدلي استخدم استخدمي استرح استريحي استشر استشيري استمع استمعي استيقظ استيقظي اسق اسقي اسكب اسكبي اشتر اشتري "
    "اشرب اشربي اصنع اصنعي اضبط اضبطي اطبخ اطبخي اطلب اطلبي اعتمد اعتمدي اعجن اعجني اغسل اغسلي افتح افتحي اقرأ اقرئي "
    "اكتب اكتبي البس البسي التزم التزمي امش امشي انتبه انتبهي انقل انقلي تأكد تأكدي تجنب تجنبي تحدث تحدثي تحقق تحققي "
    "تذكر تذكري تناول تناولي تنفس تنفسي توقف توقفي جرب جربي جهز جهزي حاول حاولي حدد حددي خذ خذي خصص خصصي خطط خططي دع "
    "دعي راجع راجعي راقب راقبي رتب رتبي ركز ركزي زد سجل سجلي سخن سخني صب ضع ضعي عد عودي غط غطي فكر فكري قارن قارني "
    "قدم قدمي قسم قسمي قطع قطعي قف قفي قلل قللي قم قومي كرر كرري كن كوني مارس مارسي ارفع ارفعي اهبط اهبطي استثمر "
    "استثمري احمل احملي انضم انضمي كافئ كافئي غير غيري ادفع ادفعي انظر انظري اختصر خفف خففي زر زوري شارك شاركي تعلم "
    "تعلمي ابحث ابحثي احذف احذفي اسمح اسمحي ادرس ادرسي اجمع اجمعي انشر انشري حضر حضري مدد مددي نظف نظفي نم وفر وفري"
)
_BARE_ALIF = str.maketrans("أإآ", "ااا")
ARABIC = frozenset(_ARABIC.translate(_BARE_ALIF).split())
# What follows لا where it forbids: elsewhere the same form may state a fact.
_ARABIC_NEGATED = (
    "تأكل تؤجل تؤجلي تبدأ تبدئي تتردد تترددي تترك تتركي تتناول تجعل تجعلي تحاول تستخدم تستخدمي تشرب تضع تضعي تقرأ "
    "تقرئي تنم تنامي تذهب تذهبي ترفع ترفعي تقارن تقارني تنتظر تنتظري تحمل تحملي تغسل تغسلي تخلط تخلطي تنظر تنظري "
    "تعتمد تفرط تفرطي تكثر تكثري تنس تنسى تنسي تهمل تهملي"
)
ARABIC_NEGATED = frozenset(_ARABIC_NEGATED.translate(_BARE_ALIF).split())
