// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/k3s_flags.h"

#include <QJsonDocument>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The value of "--name value" or "--name=value"; a null text if the flag is not there.
QString valueOf(const QStringList &words, const QString &flag)
{
    QString value;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].startsWith(flag + u'='))
            value = words[i].mid(flag.size() + 1);
        else if (words[i] == flag)
            value = i + 1 < words.size() && !words[i + 1].startsWith(u'-') ? words[i + 1] : u"true"_s;
    }
    return value;
}

QStringList faultsOf(const QString &node, const QStringList &words)
{
    QStringList faults;
    const QString flannel = valueOf(words, u"--flannel-backend"_s);
    if (flannel != u"none")
        faults << u"%1: flannel runs (%2)"_s.arg(node, flannel.isEmpty() ? u"vxlan, the default"_s : flannel);
    const QString controller = valueOf(words, u"--disable-network-policy"_s);
    if (controller != u"true")
        faults << u"%1: K3s's own policy controller runs"_s.arg(node);
    return faults;
}

} // namespace

CheckOutcome judgeK3sFlags(const QJsonArray &nodes)
{
    QStringList faults;
    QStringList flannels;
    int servers = 0;
    for (const QJsonValue &node : nodes) {
        const QString backend = node[u"metadata"][u"annotations"][u"flannel.alpha.coreos.com/backend-type"].toString();
        if (!backend.isEmpty())
            flannels << u"%1: flannel has written that it runs there (%2)"_s.arg(node[u"metadata"][u"name"].toString(), backend);
        const QString text = node[u"metadata"][u"annotations"][u"k3s.io/node-args"].toString();
        QStringList words;
        for (const QJsonValue &word : QJsonDocument::fromJson(text.toUtf8()).array())
            words << word.toString();
        if (words.value(0) != u"server")
            continue;
        ++servers;
        faults << faultsOf(node[u"metadata"][u"name"].toString(), words);
    }
    if (servers == 0 && flannels.isEmpty())
        return skipped(SkipCause::NotApplicable, u"no node says that it is a server of K3s"_s);
    CheckOutcome outcome{.result = CheckResult::Pass,
                         .expected = u"--flannel-backend=none and --disable-network-policy on every server"_s,
                         .observed = u"set on every server: %1"_s.arg(servers),
                         .evidence = firstOf(faults + flannels)};
    if (!faults.isEmpty()) {
        outcome.result = CheckResult::Fail;
        outcome.observed = u"a second network, or a second judge of policies, works beside Cilium"_s;
        outcome.fix =
            u"Start K3s with --flannel-backend=none --disable-network-policy (deploy/cluster/install.sh does), and "
            u"restart its pods"_s;
    } else if (!flannels.isEmpty()) {
        outcome.result = CheckResult::Warning;
        outcome.observed = u"flannel runs beside Cilium, or did before it"_s;
        outcome.fix = u"If it runs, remove it; if not, take its annotations from the nodes: kubectl annotate node "
                      u"--all flannel.alpha.coreos.com/backend-type-"_s;
    }
    return outcome;
}

} // namespace liteboxd::verify
