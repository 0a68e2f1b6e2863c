"""The words by which articles mark callouts, questions and answers, in several languages. Parted by "|"."""

from __future__ import annotations

FRENCH_CALLOUTS = (
    "à retenir|ce qu'il faut retenir|l'essentiel|l'essentiel à retenir|l'essentiel en bref|point clé|points clés"
    "|point essentiel|idée clé|message clé|remarque|à noter|notez bien|nota bene|bon à savoir|le saviez-vous"
    "|avertissement|mise en garde|prudence|rappel|conseil|notre conseil|conseil pratique|conseil de pro"
    "|le conseil de l'expert|astuce|l'astuce|l'astuce en plus|le conseil en plus|le conseil du pro|l'info en plus"
    "|le petit plus|n'oubliez pas|en bref|règle d'or|à savoir"
)
CALLOUTS = (
    # English
    (
        "key takeaway|key takeaways|takeaway|takeaways|the takeaway|the key takeaway|main takeaway"
        "|main takeaways|key point"
        "|key points|key insight|key idea|key fact|note|nb|n.b.|please note|quick note|side note|important"
        "|important note"
        "|very important|warning|caution|attention|remember|reminder|pro tip|pro-tip|quick tip|bonus tip|expert tip"
        "|insider tip|bottom line|the bottom line|fun fact|quick fact|did you know|heads up|heads-up"
        "|disclaimer|tl;dr|tldr"
        "|in short|in a nutshell|in brief|safety note|good to know|worth knowing|rule of thumb"
    ),
    # German
    (
        "hinweis|wichtiger hinweis|wichtig|sehr wichtig|achtung|vorsicht|warnung|merke|merken sie sich"
        "|merk dir|merksatz"
        "|gut zu wissen|wissenswert|das wichtigste|das wichtigste in kürze|das wichtigste auf einen blick"
        "|auf einen blick"
        "|auf den punkt gebracht|kernaussage|kernbotschaft|kernpunkt|kernpunkte|faustregel|profi-tipp|profitipp"
        "|expertentipp"
        "|extra-tipp|praxistipp|unser tipp|kurz gesagt|kurz und knapp|anmerkung|wussten sie schon|wusstest du schon"
        "|schon gewusst|übrigens gut zu wissen|haftungsausschluss"
    ),
    # Spanish
    (
        "idea clave|ideas clave|punto clave|puntos clave|mensaje clave|la clave|clave|nota|nota importante"
        "|importante"
        "|muy importante|atención|advertencia|aviso|precaución|ojo|cuidado|recuerda|recuerde|para recordar"
        "|no olvides"
        "|consejo|consejo extra|consejo práctico|consejo profesional|truco|dato curioso|dato clave"
        "|sabías que|¿sabías que"
        "|en pocas palabras|lo esencial|lo más importante|conclusión clave|regla de oro|ten en cuenta"
    ),
    FRENCH_CALLOUTS,
    # Arabic
    (
        "الخلاصة|خلاصة|خلاصة القول|النقطة الأساسية|النقاط الأساسية|الفكرة الأساسية|الفكرة الرئيسية|النقطة الرئيسية"
        "|أهم ما في الأمر|أهم نقطة|أهم ما يجب تذكره|نقطة مهمة|تذكر|تذكّر|تذكري|تذكّري|تذكير|للتذكير|ملاحظة"
        "|ملاحظة مهمة"
        "|ملحوظة|تنبيه|تنبيه مهم|تحذير|هام|هام جدا|هام جدًا|مهم|مهم جدا|مهم جدًا|انتبه|انتبهي|نصيحة"
        "|نصيحة عملية|نصيحة سريعة"
        "|نصيحة الخبراء|معلومة|معلومة مهمة|هل تعلم|هل كنت تعلم|باختصار|القاعدة الذهبية|إخلاء مسؤولية"
    ),
    # Japanese
    (
        "ポイント|ここがポイント|大事なポイント|重要ポイント|今日のポイント|要点|重要|大切|注意|注意点"
        "|ご注意|ご注意ください|警告|メモ|補足"
        "|豆知識|ヒント|コツ|ワンポイント|ワンポイントアドバイス|アドバイス|プロのアドバイス"
        "|覚えておきたいこと|覚えておきましょう|知っておきたいこと"
        "|一言で言うと|ひとことで言うと|免責事項|お知らせ|備考"
    ),
    # Italian, Portuguese, Dutch, Russian, Chinese, Korean
    "ricorda|attenzione|da ricordare|consiglio|suggerimento|lo sapevi|punto chiave|avvertenza|in breve",
    "atenção|dica|dica extra|lembre-se|ponto-chave|observação|você sabia|ideia principal|em resumo",
    "let op|belangrijk|onthoud|goed om te weten|opmerking|waarschuwing|kernpunt|kort gezegd",
    "примечание|важно|внимание|главное|запомните|совет|осторожно|на заметку|коротко|предупреждение",
    (
        "注意事项|注意事項|提示|小提示|温馨提示|溫馨提示|小贴士|小貼士|重点|重點|要點|关键点|提醒|警告|备注"
        "|備註|知识点|划重点"
    ),
    "핵심|핵심 포인트|포인트|참고|주의|주의사항|팁|꿀팁|중요|메모|한 줄 정리|알아두기",
)

# Labels of callouts where they stand in a box of their own; elsewhere they may head one of many tips.
BOX_NAMES = frozenset(
    {"tip", "tips", "tipp", "tipps", "our tip", "consejos", "trucos", "conseils", "astuces", "نصائح", "コラム", "dicas"}
)

QUESTIONS = "Question|Frage|Pregunta|Domanda|Pergunta|Vraag|Вопрос|سؤال|السؤال|س|質問|問|Q|问|问题|질문|문"
ANSWERS = (
    "Answer|Antwort|Respuesta|Réponse|Reponse|Risposta|Resposta|Antwoord|Ответ|جواب|الجواب|إجابة|الإجابة|ج"
    "|回答|答え|答|A|답변|답"
)
# Letters that stand for many things: for "question" only where a question follows, for "answer" where they are used so.
QUESTION_LETTERS = "P|F|В"
ANSWER_LETTERS = "R|О"

# What articles count by, as one has it: "Day 2. We painted the walls."
COUNTED = (
    "tip|step|day|week|month|year|phase|stage|part|chapter|lesson|rule|reason|trick|mistake|myth|fact|habit|idea|method"
    "|exercise|point|question|sign|level|round|task|module|session|strategy|secret|principle"
    "|tipp|schritt|tag|woche|monat|jahr|stufe|teil|kapitel|lektion|regel|grund|fehler|übung|idee|methode|punkt|frage"
    "|paso|consejo|truco|día|semana|mes|año|fase|etapa|parte|capítulo|lección|regla|razón|error|ejercicio|método|punto"
    "|étape|conseil|astuce|jour|semaine|mois|année|partie|chapitre|leçon|règle|raison|erreur|exercice|méthode|idée"
    "|passo|dica|giorno|settimana|mese|capitolo|lezione|regola|motivo|errore|dia|mês|capítulo|lição|regra|erro"
    "|stap|week|dag|maand|fase|hoofdstuk|les|regel|reden|fout|krok|adım|шаг|совет|день|неделя|месяц|глава|урок|правило"
    "|الخطوة|خطوة|النصيحة|نصيحة|اليوم|الأسبوع|الشهر|المرحلة|الفصل|الدرس|القاعدة|السبب|الخطأ|الفكرة|التمرين"
)

# What a writer says goodbye with; signs are of scripts that write no spaces.
FAREWELLS = (
    "thanks (?:so much )?for|thank you (?:so much )?for|many thanks|until next (?:time|week)|see you|goodbye|bye|cheers"
    "|take care|good luck|with love|lots of love|love from|best wishes|warm(?:est)? wishes|kind regards|best regards"
    "|yours|sincerely|that's all|that’s all|happy (?:running|reading|cooking|baking|gardening|travels|planting|trails)"
    "|danke für|vielen dank|bis (?:bald|zum nächsten mal|nächste woche)|auf wiedersehen"
    "|viel (?:glück|erfolg|spaß|freude)|alles liebe|liebe grüße|herzliche grüße|viele grüße|herzlichst"
    "|gracias por|muchas gracias|hasta (?:pronto|luego|la próxima)|adiós|buena suerte|mucha suerte|con cariño|un abrazo"
    "|saludos|un saludo|atentamente"
    "|merci (?:d['’]avoir|de|pour)|à (?:bientôt|la prochaine)|au revoir|bonne (?:chance|route|lecture)|bon courage"
    "|bien à vous|cordialement|avec toute mon|amicalement"
    "|شكرا|شكرًا|إلى اللقاء|مع السلامة|مع تحيات|مع أطيب|بالتوفيق|نراكم|مع حبي"
)
FAREWELL_SIGNS = (
    "最後まで(?:お読み|読んで)|お読みいただき|読んでいただき|ありがとうございました"
    "|それでは[、。また]|ではまた|また次回|さようなら"
)
