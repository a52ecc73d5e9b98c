// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace liteboxd::verify {

/// What a check says, in the language of the program. Checks speak English, so that reports, JSON and what is kept say
/// the same everywhere; the text is recognised by the sentence that it was made from (verify_sentences.h), and its
/// parts are translated likewise. What is not known (the words of a cluster) stays as it is. Lines are taken one by
/// one.
QString verifyText(const QString &english);

/// Of each.
QStringList verifyTexts(const QStringList &english);

} // namespace liteboxd::verify
