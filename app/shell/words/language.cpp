// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/language.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

/// A system that is not set up for Chinese falls back to any font that has the characters, often in Japanese forms and
/// in one weight. Where a common font for Simplified Chinese is there, it comes second, behind the system's own.
void preferChineseGlyphs()
{
    QFont font = QGuiApplication::font();
    QStringList families = font.families();
    for (const QString &family : {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"WenQuanYi Micro Hei"_s}) {
        if (QFontDatabase::hasFamily(family) && !families.contains(family)) {
            font.setFamilies(families << family);
            QGuiApplication::setFont(font);
            return;
        }
    }
}

} // namespace

QStringList languages()
{
    return {u"en"_s, u"zh_CN"_s};
}

void installLanguage(const QString &language)
{
    const QLocale system = QLocale::system();
    QLocale locale = language.isEmpty() ? system : QLocale(language);
    if (locale.language() == system.language())
        locale = system; // with the dates and numbers of the country
    // English has texts of its own for the plural forms.
    const bool chinese = locale.language() == QLocale::Chinese;
    // English is understood in many countries: where it is not the system's, dates are in nobody's style, but ISO's.
    QLocale::setDefault(chinese || locale == system ? locale : QLocale::c());
    auto *texts = new QTranslator(qApp);
    if (texts->load(u":/liteboxd/i18n/liteboxd_%1.qm"_s.arg(chinese ? u"zh_CN"_s : u"en"_s)))
        QCoreApplication::installTranslator(texts);
    if (!chinese)
        return;
    preferChineseGlyphs();
    // The buttons of Qt's own dialogs, where the system has them.
    auto *dialogs = new QTranslator(qApp);
    if (dialogs->load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(dialogs);
}

} // namespace liteboxd::shell
