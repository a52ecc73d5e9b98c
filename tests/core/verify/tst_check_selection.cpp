// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "tests/core/fakes/fake_clock.h"

#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;

namespace {

Check check(const QString &id, const QStringList &dependencies = {})
{
    return {.id = id, .parent = u"group"_s, .title = id, .dependencies = dependencies};
}

} // namespace

/// Which checks there are, and which of them are asked.
class CheckSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectsWithWhatIsBuiltOn();
    void selectsWhoCleansUp();
    void neverChangesItsIds();

private:
    tests::FakeClock m_clock;
};

void CheckSelectionTest::selectsWithWhatIsBuiltOn()
{
    const Checks all{check(u"x.a"_s), check(u"x.b"_s, {u"x.a"_s}), check(u"y.c"_s, {u"x.b"_s}), check(u"y.d"_s)};
    const auto idsOf = [&](const QStringList &patterns) {
        QStringList ids;
        for (const Check &one : CheckSelection::of(all, patterns).checks)
            ids << one.id;
        return ids.join(u' ');
    };
    QCOMPARE(idsOf({}), u"x.a x.b y.c y.d"_s);
    QCOMPARE(idsOf({u"y.c"_s}), u"x.a x.b y.c"_s);
    QCOMPARE(idsOf({u"x.*"_s}), u"x.a x.b"_s);
    QCOMPARE(idsOf({u"group"_s}), u"x.a x.b y.c y.d"_s);
    QCOMPARE(CheckSelection::of(all, {u"z.*"_s, u"y.d"_s}).unmatched, QStringList{u"z.*"_s});
}

/// Scripts and histories know them: a row is added, never changed.

void CheckSelectionTest::selectsWhoCleansUp()
{
    const auto seen = std::make_shared<Observations>("liteboxd");
    const auto selected =
        CheckSelection::of(allChecks({nullptr, &m_clock, seen, ProbeSettings{}}), {u"probes.swept"_s}).checks;
    QCOMPARE(selected.size(), 3U);
    QCOMPARE(selected.back().id, u"probes.removed"_s);
}

void CheckSelectionTest::neverChangesItsIds()
{
    QStringList ids;
    QStringList before;
    const auto seen = std::make_shared<Observations>("liteboxd");
    for (const Check &one : allChecks({nullptr, &m_clock, seen, ProbeSettings{}})) {
        for (const QString &dependency : one.dependencies)
            QVERIFY2(ids.contains(dependency) || dependency == u"sandboxes.readable"_s, qPrintable(one.id));
        QVERIFY2(groupTitle(one.parent) != one.parent, qPrintable(one.id));
        ids << one.id;
    }
    QCOMPARE(ids.join(u' '),
             u"cluster.reachable cluster.version cluster.clock cluster.namespace cluster.k3s cluster.nodes cluster.dns login.permissions cilium.kinds "
             u"cilium.config cilium.agents cilium.version cilium.operator cilium.relay policies.base policies.present "
             u"policies.unchanged policies.readable policies.valid sandboxes.readable sandboxes.labels sandboxes.tokens "
             u"sandboxes.lifetimes sandboxes.realised sandboxes.isolated sandboxes.apiserver sandboxes.nodes sandboxes.metadata "
             u"sandboxes.neighbours sandboxes.pods sandboxes.inbound sandboxes.internet sandboxes.dns sandboxes.gateway probes.image probes.swept "
             u"probes.running probes.tool probes.flows probes.deny probes.apiserver probes.kubelet probes.node "
             u"probes.nodeport probes.metadata "
             u"probes.lan probes.internet probes.neighbour probes.farneighbour probes.gateway probes.resolver "
             u"probes.switch probes.roundtrip probes.dns persistence.stored persistence.agents persistence.traffic "
             u"persistence.unchanged persistence.apiserver probes.removed"_s);
    for (const Check &one : allChecks({nullptr, &m_clock, seen}))
        QVERIFY2(one.needs == CheckNeeds::Reading, "without settings nothing is made");
}

QTEST_GUILESS_MAIN(CheckSelectionTest)
#include "tst_check_selection.moc"
