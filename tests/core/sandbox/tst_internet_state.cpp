// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet_state.h"

#include <QTest>

using namespace liteboxd::sandbox;

class InternetStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOnlyWhatWasSeen_data();
    void saysOnlyWhatWasSeen();
};

void InternetStateTest::saysOnlyWhatWasSeen_data()
{
    QTest::addColumn<bool>("requested");
    QTest::addColumn<InternetObservation>("seen");
    QTest::addColumn<InternetState>("state");

    using Seen = InternetObservation;
    using State = InternetState;
    QTest::newRow("nobody looks, wanted") << true << Seen{} << State::Requested;
    QTest::newRow("nobody looks, not wanted") << false << Seen{} << State::NotRequested;
    QTest::newRow("what an observer saw before it was lost") << true << Seen{false, true, true} << State::Requested;
    QTest::newRow("nothing seen yet, wanted") << true << Seen{true, {}, {}} << State::Unknown;
    QTest::newRow("nothing seen yet, not wanted") << false << Seen{true, {}, {}} << State::Unknown;
    QTest::newRow("old identity") << true << Seen{true, false, {}} << State::Applying;
    QTest::newRow("an identity change alone stays Applying") << true << Seen{true, true, {}} << State::Applying;
    QTest::newRow("still denied") << true << Seen{true, true, false} << State::Applying;
    QTest::newRow("a flow passed") << true << Seen{true, true, true} << State::On;
    QTest::newRow("a flow passed, identity unseen") << true << Seen{true, {}, true} << State::On;
    QTest::newRow("label gone, identity still allows") << false << Seen{true, true, {}} << State::Removing;
    QTest::newRow("label gone, a flow still passed") << false << Seen{true, false, true} << State::Removing;
    QTest::newRow("identity gone") << false << Seen{true, false, {}} << State::Off;
    QTest::newRow("identity gone, flow denied") << false << Seen{true, false, false} << State::Off;
    QTest::newRow("flow denied, identity unseen") << false << Seen{true, {}, false} << State::Off;
}

void InternetStateTest::saysOnlyWhatWasSeen()
{
    QFETCH(bool, requested);
    QFETCH(InternetObservation, seen);
    QTEST(internetState(requested, seen), "state");
}

QTEST_GUILESS_MAIN(InternetStateTest)
#include "tst_internet_state.moc"
