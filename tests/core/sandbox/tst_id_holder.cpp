// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/id_holder.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::Sandbox;
using sandbox::SandboxPtr;
using sandbox::SandboxState;

namespace {

/// A pod of the sandbox "a". Seconds after the epoch tell how old it is; "" has no controller.
struct Pod
{
    QString name;
    QString controller;
    int createdAt = 0;
    SandboxState state = SandboxState::Running;

    SandboxPtr made() const
    {
        Sandbox value{.id = *base::SandboxId::parse("a")};
        value.podName = name;
        value.uid = u"uid-"_s + name;
        value.state = state;
        value.podCreatedAt = Sandbox::Time(std::chrono::seconds(createdAt));
        if (state == SandboxState::Running)
            value.podAddress = u"10.0.0.1"_s;
        if (!controller.isEmpty())
            value.controller = sandbox::Controller{u"ReplicaSet"_s, u"sandbox-a"_s, controller};
        return std::make_shared<const Sandbox>(std::move(value));
    }
};

using Pods = QList<Pod>;

} // namespace

class IdHolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<Pods>("pods");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("holder");
        const auto terminating = SandboxState::Terminating;
        const auto pending = SandboxState::Pending;
        const Pod set1{u"sandbox-a-1"_s, u"set"_s, 10};
        const Pod set2{u"sandbox-a-2"_s, u"set"_s, 20};
        const Pod intruder{u"sandbox-a-x"_s, u"made-up"_s, 30};
        const Pod own{u"sandbox-a"_s, {}, 40};
        QTest::newRow("none") << Pods{} << QString() << QString();
        QTest::newRow("the youngest of one controller") << Pods{set1, set2} << QString() << set2.name;
        QTest::newRow("the successor by the same controller") << Pods{set1, set2} << set1.name << set2.name;
        QTest::newRow("not a younger one of another controller") << Pods{set1, intruder} << set1.name << set1.name;
        QTest::newRow("nor when nobody held it") << Pods{intruder, set1} << QString() << set1.name;
        QTest::newRow("the controller whose first pod is the oldest counts")
            << Pods{{u"sandbox-a-1"_s, u"set"_s, 10}, intruder, {u"sandbox-a-3"_s, u"set"_s, 50}} << QString()
            << u"sandbox-a-3"_s;
        QTest::newRow("an older one of another controller gets nothing while the holder runs")
            << Pods{{u"sandbox-a-x"_s, u"made-up"_s, 1}, set1} << set1.name << set1.name;
        QTest::newRow("the pod of the id's name outranks the holder") << Pods{set1, own} << set1.name << own.name;
        QTest::newRow("and keeps it though it does not run")
            << Pods{{u"sandbox-a"_s, {}, 40, pending}, intruder} << own.name << own.name;
        QTest::newRow("one that stays before one that goes")
            << Pods{{u"sandbox-a-1"_s, u"set"_s, 10, terminating}, {u"sandbox-a-2"_s, u"set"_s, 20, pending}}
            << u"sandbox-a-1"_s << u"sandbox-a-2"_s;
        QTest::newRow("one that runs before one that does not")
            << Pods{set1, {u"sandbox-a-2"_s, u"set"_s, 20, pending}} << QString() << set1.name;
        QTest::newRow("the holder has ended: the next")
            << Pods{{u"sandbox-a-1"_s, u"set"_s, 10, SandboxState::Failed}, intruder} << set1.name << intruder.name;
    }

    void holds()
    {
        QFETCH(Pods, pods);
        QFETCH(QString, last);
        QFETCH(QString, holder);
        SandboxPtr before;
        std::vector<SandboxPtr> claims;
        for (const Pod &pod : pods) {
            claims.push_back(pod.made());
            if (pod.name == last)
                before = claims.back();
        }
        std::sort(claims.begin(), claims.end());
        do {
            const SandboxPtr found = sandbox::idHolder(claims, before);
            QCOMPARE(found ? found->podName : QString(), holder);
        } while (std::next_permutation(claims.begin(), claims.end()));
    }

    void rivals()
    {
        const auto pods = {Pod{u"sandbox-a-1"_s, u"set"_s, 1},
                           Pod{u"sandbox-a-2"_s, u"set"_s, 2},
                           Pod{u"sandbox-a-z"_s, u"made-up"_s, 3},
                           Pod{u"sandbox-a-y"_s, u"other"_s, 4},
                           Pod{u"sandbox-a-w"_s, u"other"_s, 5, SandboxState::Terminating},
                           Pod{u"sandbox-a-v"_s, u"other"_s, 6, SandboxState::Succeeded}};
        std::vector<SandboxPtr> claims;
        for (const Pod &pod : pods)
            claims.push_back(pod.made());
        QCOMPARE(sandbox::rivalsOf(*claims.front(), claims), (QStringList{u"sandbox-a-y"_s, u"sandbox-a-z"_s}));
    }
};

QTEST_GUILESS_MAIN(IdHolderTest)
#include "tst_id_holder.moc"
