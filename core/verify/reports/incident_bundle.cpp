// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/incident_bundle.h"

#include "core/base/redaction.h"
#include "core/sandbox/creation/archive_text.h"
#include "core/verify/reports/signed_report.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString manifestName = u"manifest.json"_s;
constexpr qsizetype largestBundle = 256 << 20;

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString nextLink(const QString &before, const QString &digest, const QString &name)
{
    return digestOf(QStringList{before, digest, name}.join(u'\n').toUtf8());
}

QJsonArray chainOf(const std::vector<BundleFile> &files)
{
    QJsonArray links;
    QString link = digestOf(bundleSchema);
    for (const BundleFile &file : files) {
        const QString digest = digestOf(file.content);
        link = nextLink(link, digest, file.name);
        links.append(QJsonObject{{u"name"_s, file.name},
                                 {u"size"_s, file.content.size()},
                                 {u"sha256"_s, digest},
                                 {u"chain"_s, link}});
    }
    return links;
}

base::Result<std::vector<BundleFile>> filesOf(const QByteArray &bytes)
{
    const auto free = [](archive *reader) { archive_read_free(reader); };
    const std::unique_ptr<archive, decltype(free)> reader(archive_read_new(), free);
    archive_read_support_format_tar(reader.get());
    const auto malformed = base::fail(base::ErrorCode::Malformed, "this is no incident bundle");
    if (archive_read_open_memory(reader.get(), bytes.constData(), static_cast<std::size_t>(bytes.size())) != ARCHIVE_OK)
        return malformed;
    std::vector<BundleFile> files;
    archive_entry *entry = nullptr;
    for (int next = archive_read_next_header(reader.get(), &entry); next != ARCHIVE_EOF;
         next = archive_read_next_header(reader.get(), &entry)) {
        const la_int64_t size = next == ARCHIVE_OK ? archive_entry_size(entry) : -1;
        const char *const name = next == ARCHIVE_OK ? archive_entry_pathname_utf8(entry) : nullptr;
        if (name == nullptr || size < 0 || size > largestBundle)
            return malformed;
        QByteArray content(static_cast<qsizetype>(size), '\0');
        if (archive_read_data(reader.get(), content.data(), static_cast<std::size_t>(size)) != size)
            return malformed;
        files.push_back({QString::fromUtf8(name), content});
    }
    return files;
}

} // namespace

QJsonValue redactedJson(const QJsonValue &value)
{
    if (value.isString())
        return QString::fromStdString(base::redact(value.toString().toStdString()));
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue &item : value.toArray())
            clean.append(redactedJson(item));
        return clean;
    }
    if (!value.isObject())
        return value;
    QJsonObject clean;
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        QJsonValue inner = redactedJson(member.value());
        if (member.key() == u"env" && inner.isArray()) {
            QJsonArray variables;
            for (const QJsonValue &variable : inner.toArray()) {
                QJsonObject named = variable.toObject();
                if (named.contains(u"value"_s))
                    named.insert(u"value"_s, u"[redacted]"_s);
                variables.append(named);
            }
            inner = variables;
        }
        clean.insert(member.key(), inner);
    }
    return clean;
}

base::Result<QByteArray> incidentBundle(const QJsonObject &about, const std::vector<BundleFile> &files,
                                        const SigningKey *key)
{
    QJsonObject manifest = about;
    manifest.insert(u"schema"_s, QString::fromLatin1(bundleSchema));
    manifest.insert(u"files"_s, chainOf(files));
    if (key != nullptr)
        manifest = signedReport(manifest, *key);
    std::vector<sandbox::TemplateFile> members{
        {u'/' + manifestName, QString::fromUtf8(QJsonDocument(manifest).toJson())}};
    for (const BundleFile &file : files)
        members.push_back({u'/' + file.name, QString::fromUtf8(file.content)});
    return sandbox::archiveOf(members);
}

base::Result<CheckedBundle> checkBundle(const QByteArray &bytes)
{
    auto files = filesOf(bytes);
    if (!files)
        return base::fail(std::move(files.error()));
    CheckedBundle checked;
    if (!files->empty() && files->front().name == manifestName)
        checked.manifest = QJsonDocument::fromJson(files->front().content).object();
    if (checked.manifest[u"schema"] != QJsonValue(QString::fromLatin1(bundleSchema)))
        return base::fail(base::ErrorCode::Malformed, "this is no incident bundle");
    files->erase(files->begin());
    const QJsonArray wanted = checked.manifest[u"files"].toArray();
    const QJsonArray found = chainOf(*files);
    for (qsizetype i = 0; i < std::max(wanted.size(), found.size()); ++i) {
        if (wanted.at(i) != found.at(i)) {
            const QJsonValue which = i < found.size() ? found.at(i) : wanted.at(i);
            return base::fail(base::ErrorCode::Rejected, "a file of the bundle is not as its manifest says",
                              which[u"name"].toString().toStdString());
        }
    }
    if (!checked.manifest.contains(u"signature"_s))
        return checked;
    auto signer = signerOf(checked.manifest);
    if (!signer)
        return base::fail(std::move(signer.error()));
    checked.publicKey = *signer;
    return checked;
}

} // namespace liteboxd::verify
