// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/report_check.h"

#include "app/ctl/verify/verify_shape.h"
#include "core/verify/reports/signed_report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Result<QByteArray> contentOf(const std::string &name)
{
    QFile file(QString::fromStdString(name));
    const bool isOpen = name == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return base::fail(base::ErrorCode::FileUnreadable, file.errorString().toStdString(), name);
    return file.readAll();
}

/// What of the report differs from what was signed; nothing where that cannot be told.
QJsonArray changesIn(const QByteArray &content)
{
    const auto changes = verify::changesOf(QJsonDocument::fromJson(content).object());
    QJsonArray all;
    for (const verify::ChangedPart &part : changes.value_or(std::vector<verify::ChangedPart>())) {
        const QString what = part.change == verify::PartChange::Changed   ? u"changed"_s
                             : part.change == verify::PartChange::Missing ? u"missing"_s
                                                                          : u"added"_s;
        all.append(QJsonObject{{u"part"_s, part.name}, {u"change"_s, what}});
    }
    return all;
}

/// Empty if there is no such key: checking makes none.
QByteArray ownKey(const Invocation &invocation)
{
    const QString file = signingKeyFile(invocation);
    const auto key =
        QFile::exists(file) ? verify::SigningKey::ofFile(file) : base::fail(base::ErrorCode::NotFound, "no key");
    return key ? key->publicKey() : QByteArray();
}

} // namespace

QString signingKeyFile(const Invocation &invocation)
{
    return verify::SigningKey::fileIn(invocation.dataFolder());
}

void checkReportFile(Invocation &invocation, const std::string &file, const std::string &fingerprint)
{
    const auto content = contentOf(file);
    if (!content)
        return invocation.fail(content.error());
    const auto signer = verify::checkReport(*content);
    if (!signer) {
        invocation.messages().note(signer.error().text());
        const QJsonArray changes = changesIn(*content);
        for (const QJsonValue &change : changes)
            invocation.messages().note(change[u"part"].toString().toStdString() + ": " +
                                       change[u"change"].toString().toStdString());
        QJsonObject verdict{{u"holds"_s, false}, {u"reason"_s, QString::fromStdString(signer.error().message)}};
        if (!changes.isEmpty())
            verdict.insert(u"changes"_s, changes);
        invocation.output().item(reportCheckShape(), verdict);
        return invocation.finish(ExitCode::Failed);
    }
    const QString found = verify::fingerprintOf(signer->publicKey);
    const bool isOwn = signer->publicKey == ownKey(invocation);
    const bool isNamed = !fingerprint.empty();
    const bool isKnown = isNamed ? found == QString::fromStdString(fingerprint) : isOwn;
    invocation.output().item(reportCheckShape(), {{u"holds"_s, true},
                                                  {u"fingerprint"_s, found},
                                                  {u"own"_s, isOwn},
                                                  {u"trusted"_s, isKnown},
                                                  {u"run"_s, signer->report[u"id"]},
                                                  {u"finishedAt"_s, signer->report[u"finishedAt"]},
                                                  {u"cluster"_s, signer->report[u"cluster"]},
                                                  {u"result"_s, signer->report[u"result"]}});
    if (isKnown)
        return invocation.finish();
    invocation.messages().note(isNamed ? "the signature holds, and is by another key"
                                       : "the signature holds; whose key this is, its owner has to tell (--key)");
    invocation.finish(isNamed ? ExitCode::Failed : ExitCode::CannotTell);
}

} // namespace liteboxd::ctl
