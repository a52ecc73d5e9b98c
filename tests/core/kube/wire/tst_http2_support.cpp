// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/http2_support.h"

#include <QTest>

using namespace liteboxd;

class TestHttp2Support : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsBothFixes_data()
    {
        QTest::addColumn<QVersionNumber>("qt");
        QTest::addColumn<bool>("sound");
        QTest::newRow("Debian 12") << QVersionNumber(6, 4, 2) << false;
        QTest::newRow("one fix") << QVersionNumber(6, 5, 4) << false;
        QTest::newRow("both, 6.5") << QVersionNumber(6, 5, 7) << true;
        QTest::newRow("6.6 was left behind") << QVersionNumber(6, 6, 3) << false;
        QTest::newRow("one fix, 6.7") << QVersionNumber(6, 7, 2) << false;
        QTest::newRow("both, 6.7") << QVersionNumber(6, 7, 3) << true;
        QTest::newRow("later") << QVersionNumber(6, 8, 0) << true;
    }

    void needsBothFixes()
    {
        QFETCH(QVersionNumber, qt);
        QFETCH(bool, sound);
        QCOMPARE(kube::isHttp2Sound(qt), sound);
    }
};

QTEST_GUILESS_MAIN(TestHttp2Support)
#include "tst_http2_support.moc"
