// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace liteboxd::shell {

/// The languages the console speaks: "en", "zh_CN".
QStringList languages();

/// Gives the application its texts: those of `language`, or of the system's language if it is empty. A language that we
/// do not speak is English. Dates and numbers are as the system has them if it speaks the same language; else English
/// comes with the C locale, for which see models::timeText(). Call it once, before any text is made.
void installLanguage(const QString &language);

} // namespace liteboxd::shell
