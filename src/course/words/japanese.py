"""The course's own words in Japanese, in the polite です・ます style."""

from __future__ import annotations

from course.words import Words, counted

WORDS = Words(
    greeting="{name}さん、こんにちは。",
    greeting_nameless="こんにちは。",
    day_of="{days}日間コースの{day}日目",
    minutes=counted("ja", "minutes", other="約{minutes}分で読めます"),
    action="今日の一歩",
    action_tips="次のうち、ご自身に最も当てはまるのはどれですか：{tips}。その理由を、自分の言葉で一文にまとめてみましょう。",
    action_questions="今日の質問のうち、ご自身の疑問に近いのはどれですか。自分の言葉で、一文で答えてみましょう。",
    yesterday="昨日",
    last_time="前回",
    tomorrow="明日",
    next_lesson="次回のレッスン",
    last_lesson="これが最後のレッスンでした",
    ending=counted(
        "ja",
        "days",
        other="「{course}」全{days}日間のレッスンが終わりました。メールを保存しておけば、いつでも読み返せます。",
    ),
    why="このメールは、{email} で「{course}」にお申し込みいただいた方にお送りしています。",
    preferences="配信設定を変更する",
    unsubscribe="配信を停止する",
    question="Q",
    answer="A",
    subscription="{email} のご登録",
    unsubscribe_title="このコースの配信を停止しますか？",
    unsubscribe_note="今後、レッスンは届かなくなります。",
    already_unsubscribed_title="すでに配信を停止しています",
    unsubscribed_title="配信を停止しました",
    unsubscribed_note="「{course}」のレッスンは今後届きません。このページは閉じてかまいません。",
    preferences_title="配信設定",
    preferences_note="「{course}」のレッスンは、お住まいの地域の時刻で{time}に届きます。",
    preferences_next="次のレッスンは{date} {time}に届きます。",
    preferences_left="「{course}」のレッスンは今後届きません。",
    preferences_finished=counted(
        "ja",
        "days",
        other="「{course}」の全{days}回のレッスンをすべてお届けしました。",
    ),
    preferences_zone="タイムゾーン",
    preferences_zone_unknown="このタイムゾーンは見つかりませんでした。一覧からお選びください。",
    preferences_save="保存する",
    preferences_saved="タイムゾーンを保存しました。",
    broken_link_title="このリンクは開けません",
    broken_link_note=(
        "リンクの一部が欠けている可能性があります。メールからもう一度開いてみてください。それでも開けない場合は、"
        "メールにご返信ください。こちらで対応いたします。"
    ),
    sample_title="これは見本のリンクです",
    sample_note=("「{course}」のテストまたはプレビューのリンクで、登録とは関係がありません。何も変更されていません。"),
    refused_title="うまくいきませんでした",
    refused_note="メールのリンクをもう一度開き、ページのボタンをご利用ください。",
    try_later_title="数分後にもう一度お試しください",
    try_later_note="ただいま処理できませんでした。何も変更されていません。",
)
