// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/looks/icons.h"

#include <QApplication>
#include <QImage>
#include <QMetaEnum>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::shell;

class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textColoursCanBeRead_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<int>("scheme");
        for (const auto role :
             {ColorRole::Ok, ColorRole::Warning, ColorRole::Danger, ColorRole::Muted, ColorRole::Accent}) {
            QTest::addRow("light %d", int(role)) << int(role) << int(Scheme::Light);
            QTest::addRow("dark %d", int(role)) << int(role) << int(Scheme::Dark);
        }
    }

    void textColoursCanBeRead()
    {
        QFETCH(int, role);
        QFETCH(int, scheme);
        const QPalette palette = fusionPalette(static_cast<Scheme>(scheme));
        const auto ink = color(static_cast<ColorRole>(role), palette);
        QVERIFY2(contrast(ink, palette.color(QPalette::Base)) >= 4.5, qPrintable(ink.name()));
        QVERIFY2(contrast(ink, palette.color(QPalette::Window)) >= 4.5, qPrintable(ink.name()));
        QVERIFY2(contrast(ink, softColor(static_cast<ColorRole>(role), palette)) >= 4.0, qPrintable(ink.name()));
    }

    void palettesTellTheirScheme()
    {
        QCOMPARE(schemeOf(fusionPalette(Scheme::Light)), Scheme::Light);
        QCOMPARE(schemeOf(fusionPalette(Scheme::Dark)), Scheme::Dark);
    }

    void everyIconDrawsInTheColourOfThePalette_data()
    {
        QTest::addColumn<QString>("name");
        QVERIFY(iconNames().size() > 30);
        for (const QString &name : iconNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyIconDrawsInTheColourOfThePalette()
    {
        QFETCH(QString, name);
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            QApplication::setPalette(fusionPalette(scheme));
            const QImage image = icon(name, ColorRole::Danger).pixmap(QSize(24, 24), 2.0).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            const QColor wanted = color(ColorRole::Danger, scheme);
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor dot = image.pixelColor(x, y);
                    if (dot.alpha() < 255)
                        continue;
                    ++drawn;
                    QVERIFY(std::abs(dot.red() - wanted.red()) <= 2 && std::abs(dot.blue() - wanted.blue()) <= 2);
                }
            }
            QVERIFY(drawn > 10);
        }
    }

    void anUnknownIconIsNull() { QVERIFY(icon(u"no-such-icon"_s).isNull()); }
};

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
