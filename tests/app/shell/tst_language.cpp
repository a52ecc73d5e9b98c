// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/language.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Qt's own texts come with a package of their own (.dev/packages.txt).
    void qtSpeaksChineseToo()
    {
        shell::installLanguage(u"zh_CN"_s);
        const QDialogButtonBox buttons(QDialogButtonBox::Cancel | QDialogButtonBox::Close);
        QCOMPARE(buttons.button(QDialogButtonBox::Cancel)->text(), u"取消"_s);
        QCOMPARE(buttons.button(QDialogButtonBox::Close)->text(), u"关闭"_s);
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
