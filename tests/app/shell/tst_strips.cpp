// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/state_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

class StandingClock final : public base::Clock
{
public:
    std::chrono::steady_clock::time_point steady() const override { return {}; }
    std::chrono::system_clock::time_point wall() const override { return now; }
    std::chrono::system_clock::time_point now{std::chrono::hours(1000)};
};

} // namespace

class TestStrips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staleCountsUpAndDown()
    {
        StandingClock clock;
        QAction retry;
        shell::StaleStrip strip(clock, &retry);
        QVERIFY(strip.isHidden());
        strip.show(clock.now - std::chrono::seconds(40), clock.now + std::chrono::seconds(4), u"Nobody listens."_s);
        QCOMPARE(strip.text(), u"Last update 40s ago, retry in 4s. Nobody listens."_s);
        strip.show(clock.now - std::chrono::seconds(41), std::nullopt, {});
        QCOMPARE(strip.text(), u"Last update 41s ago, connecting again."_s);
        QSignalSpy asked(&retry, &QAction::triggered);
        strip.findChild<QToolButton *>()->click();
        QCOMPARE(asked.count(), 1);
        strip.dismiss();
        QVERIFY(strip.isHidden());
    }

    void errorsCanBeReadAndCopied()
    {
        shell::ErrorStrip strip;
        strip.show(u"It failed."_s, {base::ErrorCode::ConnectionRefused, "nobody listens", "https://10.0.0.1"},
                   shell::Subject::Cluster);
        QVERIFY(strip.text().startsWith(u"It failed."_s));
        QVERIFY(!strip.isHidden());
        const auto buttons = strip.findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 3);
        buttons[1]->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"code: ConnectionRefused"_s));
        buttons[2]->click();
        QVERIFY(strip.isHidden());
        QVERIFY(!strip.error());
    }

    void noLabelTakesMarkup()
    {
        shell::ErrorStrip strip;
        strip.show(u"<b>no</b>"_s, {base::ErrorCode::Rejected, "<i>x</i>", "<u>y</u>"}, shell::Subject::Cluster);
        shell::StateView view;
        for (const QWidget *widget : {static_cast<QWidget *>(&strip), static_cast<QWidget *>(&view)}) {
            for (const QLabel *label : widget->findChildren<QLabel *>())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    void aStateOffersItsActions()
    {
        QAction first(u"Try again"_s);
        QAction second(u"Other"_s);
        shell::StateView view;
        view.setActions({&first, &second});
        QCOMPARE(view.findChildren<QPushButton *>().size(), 2);
        view.setActions({&second});
        QCOMPARE(view.findChildren<QPushButton *>().size(), 1);
        QSignalSpy run(&second, &QAction::triggered);
        view.findChild<QPushButton *>()->click();
        QCOMPARE(run.count(), 1);
    }
};

QTEST_MAIN(TestStrips)
#include "tst_strips.moc"
