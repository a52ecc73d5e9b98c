// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/sentences.h"

#include "app/shell/words/tr.h"

namespace liteboxd::shell {

QString joined(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        if (sentence.isEmpty())
            continue;
        //: two sentences, one behind the other
        text = text.isEmpty() ? sentence : Tr::tr("%1 %2").arg(text, sentence);
    }
    return text;
}

} // namespace liteboxd::shell
