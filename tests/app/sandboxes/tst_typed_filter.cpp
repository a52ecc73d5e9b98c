// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/typed_filter.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandboxes::TypedFilter;

class TypedFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatFilters_data();
    void saysWhatFilters();
};

void TypedFilterTest::saysWhatFilters_data()
{
    QTest::addColumn<QString>("inForce");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char *line, const char *inForce, const char *wrong) {
        QTest::newRow(line) << QString::fromUtf8(inForce) << QString::fromUtf8(wrong);
    };
    // On the way to "status:running": the table keeps its rows all along.
    row("s", "s", "");
    row("st", "", "");
    row("status", "", "");
    row("status:", "", "");
    row("status:run", "", "");
    row("status:running", "status:running", "");
    row("status:running,fai", "", "");
    row("-stat", "", "");
    row("port:80", "", "");
    row("port:80 ", "port:80", "");
    row("age:<2", "", "");
    row("age:<2h", "age:<2h", "");
    row("template:py", "template:py", ""); // any part: shown as it is typed
    // What is finished filters, or is said to be wrong.
    row("status ", "status", "");
    row("status:run ", "", "status:run");
    row("status:runing web", "web", "status:runing");
    row("web ", "web", "");
    row("we", "we", "");
    row("\"two wor", "\"two wor\"", "");
}

void TypedFilterTest::saysWhatFilters()
{
    const TypedFilter filter = TypedFilter::read(QString::fromUtf8(QTest::currentDataTag()));
    const auto text = [](const auto &terms) {
        QStringList texts;
        for (const auto &term : terms)
            texts << term.text();
        return texts.join(u' ');
    };
    QTEST(text(filter.inForce), "inForce");
    QTEST(text(filter.wrong), "wrong");
}

QTEST_GUILESS_MAIN(TypedFilterTest)
#include "tst_typed_filter.moc"
