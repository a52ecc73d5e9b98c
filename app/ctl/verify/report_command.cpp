// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/report_command.h"

#include "app/ctl/verify/report_check.h"
#include "app/ctl/verify/verify_shape.h"
#include "core/base/redaction.h"
#include "core/sandbox/time_text.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void ReportCommand::declare(CLI::App &options)
{
    auto *id = options.add_option("ID", m_id, "the sandbox; it may be gone, if this user's store knows of it");
    options.add_option("--out", m_file, "write the archive to this file; if not given incident-ID.tar in this folder")
        ->type_name("FILE");
    options
        .add_option("--gateway-log", m_gatewayLog,
                    "an access log of a gateway: its requests to the sandbox are put in, too")
        ->type_name("FILE");
    options.add_option("--check", m_fileToCheck, "say whether this archive is as it was made")
        ->type_name("FILE")
        ->excludes(id);
}

void ReportCommand::start(Invocation &invocation)
{
    if (!m_fileToCheck.empty())
        return check(invocation);
    if (m_id.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "name a sandbox, or an archive with --check", {}});
    const auto id = base::SandboxId::parse(m_id);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "what there is of sandbox " + m_id);
    m_flows = std::make_unique<ProbeFlows>(*cluster, m_clock);
    connect(m_flows.get(), &ProbeFlows::ready, this, [this, &invocation, id = *id] { collect(invocation, id); });
    m_flows->locate();
}

void ReportCommand::collect(Invocation &invocation, const base::SandboxId &id)
{
    Cluster &cluster = *invocation.cluster();
    m_step = verify::IncidentCollection::start(
        {cluster.api(), invocation.store(), m_flows->open(), QString::fromStdString(cluster.settings().server)},
        cluster.nameSpace(), id, this, [this, &invocation, id](const base::Result<verify::IncidentEvidence> &evidence) {
            if (!evidence)
                return invocation.fail(evidence.error());
            if (!evidence->isKnown) {
                return invocation.fail({base::ErrorCode::NotFound,
                                        "neither the cluster nor the store of this user knows it", "sandbox " + m_id});
            }
            verify::IncidentEvidence whole = *evidence;
            addRequests(id, whole);
            write(invocation, id, whole);
        });
}

/// The lines of the access log that name the sandbox, as text or JSON: ids are eight digits of a random number.
void ReportCommand::addRequests(const base::SandboxId &id, verify::IncidentEvidence &evidence) const
{
    const auto miss = [&evidence](const QString &why) {
        evidence.missing.append(QJsonObject{{u"what"_s, u"gateway requests"_s}, {u"why"_s, why}});
    };
    if (m_gatewayLog.empty())
        return miss(u"no access log of a gateway was named (--gateway-log FILE)"_s);
    QFile file(QString::fromStdString(m_gatewayLog));
    if (!file.open(QIODevice::ReadOnly))
        return miss(file.errorString());
    constexpr qsizetype mostBytes = 16 << 20;
    const QByteArray name = QByteArray::fromStdString(id.text());
    QByteArray requests;
    while (!file.atEnd() && requests.size() < mostBytes) {
        const QByteArray line = file.readLine();
        if (line.contains(name))
            requests += QByteArray::fromStdString(base::redact(line.toStdString()));
    }
    evidence.files.push_back({u"gateway-requests.log"_s, requests});
}

void ReportCommand::write(Invocation &invocation, const base::SandboxId &id, const verify::IncidentEvidence &evidence)
{
    const auto key = verify::SigningKey::ofFile(signingKeyFile(invocation));
    if (!key)
        invocation.messages().note("the archive is not signed: " + key.error().text());
    Cluster &cluster = *invocation.cluster();
    const QJsonObject about{{u"sandbox"_s, QString::fromStdString(id.text())},
                            {u"createdAt"_s, sandbox::timeText(m_clock.wall())},
                            {u"cluster"_s, QJsonObject{{u"server"_s, QString::fromStdString(cluster.settings().server)},
                                                       {u"namespace"_s, QString::fromStdString(cluster.nameSpace())}}},
                            {u"missing"_s, evidence.missing}};
    const auto archive = verify::incidentBundle(about, evidence.files, key ? &*key : nullptr);
    if (!archive)
        return invocation.fail(archive.error());
    QSaveFile file(QString::fromStdString(m_file.empty() ? "incident-" + id.text() + ".tar" : m_file));
    if (!file.open(QIODevice::WriteOnly) || file.write(*archive) != archive->size() || !file.commit()) {
        return invocation.fail({base::ErrorCode::FileUnreadable,
                                "the archive cannot be written: " + file.errorString().toStdString(),
                                file.fileName().toStdString()});
    }
    QJsonArray names;
    for (const verify::BundleFile &one : evidence.files)
        names.append(one.name);
    invocation.output().item(bundleShape(), {{u"file"_s, file.fileName()},
                                             {u"size"_s, archive->size()},
                                             {u"files"_s, names},
                                             {u"missing"_s, evidence.missing},
                                             {u"signed"_s, key.has_value()}});
    invocation.finish();
}

void ReportCommand::check(Invocation &invocation)
{
    QFile file(QString::fromStdString(m_fileToCheck));
    if (!file.open(QIODevice::ReadOnly)) {
        return invocation.fail({base::ErrorCode::FileUnreadable, file.errorString().toStdString(), m_fileToCheck});
    }
    const auto checked = verify::checkBundle(file.readAll());
    if (!checked) {
        invocation.messages().note(checked.error().text());
        invocation.output().item(reportCheckShape(),
                                 {{u"holds"_s, false}, {u"reason"_s, QString::fromStdString(checked.error().text())}});
        return invocation.finish(ExitCode::Failed);
    }
    QJsonObject said{{u"holds"_s, true},
                     {u"run"_s, checked->manifest[u"sandbox"]},
                     {u"finishedAt"_s, checked->manifest[u"createdAt"]}};
    if (!checked->publicKey.isEmpty())
        said.insert(u"fingerprint"_s, verify::fingerprintOf(checked->publicKey));
    invocation.output().item(reportCheckShape(), said);
    invocation.finish();
}

} // namespace liteboxd::ctl
