// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_index.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace std::chrono_literals;
using sandbox::Sandbox;
using sandbox::SandboxIndex;
using sandbox::SandboxPtr;
using sandbox::SandboxState;

namespace {

/// Seconds after the epoch tell how old the pod is. All are of one ReplicaSet unless another controller is named.
Sandbox pod(const char *id, const QString &name, SandboxState state, const QString &address = {}, int createdAt = 0,
            const QString &controllerUid = u"rs"_s)
{
    Sandbox value{.id = *base::SandboxId::parse(id)};
    value.podName = name;
    value.uid = "uid-"_L1 + name;
    value.state = state;
    value.podAddress = address;
    value.podCreatedAt = Sandbox::Time(std::chrono::seconds(createdAt));
    value.controller = sandbox::Controller{u"ReplicaSet"_s, u"sandbox-a"_s, controllerUid};
    return value;
}

SandboxPtr shared(const Sandbox &value)
{
    return std::make_shared<const Sandbox>(value);
}

base::SandboxId id(const char *text)
{
    return *base::SandboxId::parse(text);
}

} // namespace

class SandboxIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksPods_data();
    void ranksPods();
    void followsOnePod();
    void handsOverToTheNextPod();
    void isSilentAboutThoseThatDoNotShow();
    void movesAPodToItsNewId();
    void picksTheSameInAnyOrder();
    void anIntruderGetsNothingAndIsNamed();
};

void SandboxIndexTest::ranksPods_data()
{
    QTest::addColumn<Sandbox>("better");
    QTest::addColumn<Sandbox>("worse");

    const QString address = u"10.0.0.1"_s;
    using State = SandboxState;
    QTest::newRow("one that stays before one that goes")
        << pod("a", u"x"_s, State::Pending) << pod("a", u"y"_s, State::Terminating, address, 9);
    QTest::newRow("running with an address before pending, though older")
        << pod("a", u"x"_s, State::Running, address, 1) << pod("a", u"y"_s, State::Pending, {}, 9);
    QTest::newRow("running with an address before running without")
        << pod("a", u"x"_s, State::Running, address, 1) << pod("a", u"y"_s, State::Running, {}, 9);
    QTest::newRow("younger of two that run")
        << pod("a", u"x"_s, State::Running, address, 9) << pod("a", u"y"_s, State::Running, address, 1);
    QTest::newRow("younger of two that do not")
        << pod("a", u"x"_s, State::Failed, {}, 9) << pod("a", u"y"_s, State::Pending, address, 1);
    QTest::newRow("greater uid of two twins")
        << pod("a", u"y"_s, State::Running, address, 1) << pod("a", u"x"_s, State::Running, address, 1);
}

void SandboxIndexTest::ranksPods()
{
    QFETCH(Sandbox, better);
    QFETCH(Sandbox, worse);
    SandboxIndex index;
    index.apply({{shared(worse), shared(better)}, {}, {}});
    QCOMPARE(*index.find(id("a")), better);
}

void SandboxIndexTest::followsOnePod()
{
    SandboxIndex index;
    const SandboxPtr first = shared(pod("a", u"x"_s, SandboxState::Pending));
    const SandboxPtr second = shared(pod("a", u"x"_s, SandboxState::Running, u"10.0.0.1"_s));

    const auto added = index.apply({{first}, {}, {}});
    QCOMPARE(added.added, std::vector{first});
    QCOMPARE(index.find(id("a")), first);

    const auto changed = index.apply({{}, {second}, {}});
    QCOMPARE(changed.changed, std::vector{second});
    QVERIFY(changed.added.empty());
    QCOMPARE(index.values(), std::vector{second});

    const auto removed = index.apply({{}, {}, {second}});
    QCOMPARE(removed.removed, std::vector{second});
    QVERIFY(!index.find(id("a")));
    QVERIFY(index.values().empty());
}

void SandboxIndexTest::handsOverToTheNextPod()
{
    SandboxIndex index;
    const SandboxPtr old = shared(pod("a", u"sandbox-a-1"_s, SandboxState::Terminating, u"10.0.0.1"_s, 1));
    const SandboxPtr next = shared(pod("a", u"sandbox-a-2"_s, SandboxState::Pending, {}, 2));
    index.apply({{old}, {}, {}});

    const auto taken = index.apply({{next}, {}, {}});
    QCOMPARE(taken.changed, std::vector{next});
    QVERIFY(taken.added.empty() && taken.removed.empty());

    QVERIFY(index.apply({{}, {}, {old}}).isEmpty());
    QCOMPARE(index.find(id("a")), next);
}

void SandboxIndexTest::isSilentAboutThoseThatDoNotShow()
{
    SandboxIndex index;
    const SandboxPtr shown = shared(pod("a", u"x"_s, SandboxState::Running, u"10.0.0.1"_s));
    index.apply({{shown}, {}, {}});
    const SandboxPtr pending = shared(pod("a", u"y"_s, SandboxState::Pending));
    QVERIFY(index.apply({{pending}, {}, {}}).isEmpty());
    QVERIFY(index.apply({{}, {shared(pod("a", u"y"_s, SandboxState::Failed))}, {}}).isEmpty());

    // Gone, and the other one comes forward.
    const auto changes = index.apply({{}, {}, {shown}});
    QCOMPARE(changes.changed.size(), 1U);
    QCOMPARE(changes.changed.front()->state, SandboxState::Failed);
}

void SandboxIndexTest::movesAPodToItsNewId()
{
    SandboxIndex index;
    const SandboxPtr before = shared(pod("a", u"x"_s, SandboxState::Running));
    const SandboxPtr after = shared(pod("b", u"x"_s, SandboxState::Running));
    index.apply({{before}, {}, {}});

    const auto changes = index.apply({{}, {after}, {}});

    QCOMPARE(changes.removed, std::vector{before});
    QCOMPARE(changes.added, std::vector{after});
    QVERIFY(!index.find(id("a")));
}

void SandboxIndexTest::picksTheSameInAnyOrder()
{
    std::vector<SandboxPtr> pods;
    for (int i = 0; i < 6; ++i)
        pods.push_back(shared(pod("a", QString::number(i), i % 2 == 0 ? SandboxState::Running : SandboxState::Pending,
                                  i % 3 == 0 ? QString() : u"10.0.0.1"_s, i % 4)));
    std::sort(pods.begin(), pods.end());
    SandboxPtr winner;
    do {
        SandboxIndex index;
        for (const SandboxPtr &one : pods)
            index.apply({{one}, {}, {}});
        if (!winner)
            winner = index.find(id("a"));
        QCOMPARE(index.find(id("a")), winner);
    } while (std::next_permutation(pods.begin(), pods.end()));
}

void SandboxIndexTest::anIntruderGetsNothingAndIsNamed()
{
    SandboxIndex index;
    const SandboxPtr holder = shared(pod("a", u"sandbox-a-1"_s, SandboxState::Running, u"10.0.0.1"_s, 1));
    const SandboxPtr intruder =
        shared(pod("a", u"sandbox-a-2"_s, SandboxState::Running, u"10.0.0.66"_s, 2, u"made-up"_s));
    index.apply({{holder}, {}, {}});
    QVERIFY(index.takeRivalClaims().empty());

    const auto changes = index.apply({{intruder}, {}, {}});
    QCOMPARE(changes.changed.size(), 1U);
    const SandboxPtr shown = index.find(id("a"));
    QCOMPARE(changes.changed.front(), shown);
    QCOMPARE(shown->podName, holder->podName);
    QCOMPARE(shown->podAddress, holder->podAddress);
    QCOMPARE(shown->rivals, QStringList{u"sandbox-a-2"_s});
    QCOMPARE(index.takeRivalClaims(),
             (std::vector<sandbox::RivalClaim>{{id("a"), u"sandbox-a-1"_s, u"sandbox-a-2"_s}}));

    // Told once, however often it changes.
    index.apply({{}, {shared(pod("a", u"sandbox-a-2"_s, SandboxState::Pending, {}, 2, u"made-up"_s))}, {}});
    QVERIFY(index.takeRivalClaims().empty());
    QCOMPARE(index.find(id("a")), shown);

    const auto alone = index.apply({{}, {}, {intruder}});
    QCOMPARE(alone.changed, std::vector{holder});
    QVERIFY(index.find(id("a"))->rivals.isEmpty());
}

QTEST_GUILESS_MAIN(SandboxIndexTest)
#include "tst_sandbox_index.moc"
