// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/source_settings.h"

#include <QFile>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

QString keyOf(const QString &server, QLatin1String member)
{
    return u"flows/source/"_s + QString(server).replace(u'/', u'_') + u'/' + member;
}

base::Result<std::string> contentOf(const QString &file)
{
    if (file.isEmpty())
        return std::string();
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::FileUnreadable, source.errorString().toStdString(), file.toStdString());
    return source.readAll().toStdString();
}

} // namespace

base::Result<std::optional<hubble::RelayAddress>> SourceSettings::relay() const
{
    if (address.isEmpty() || asksAgents)
        return std::optional<hubble::RelayAddress>();
    bool isNumber = false;
    const int port = address.section(u':', -1).toInt(&isNumber);
    if (!address.contains(u':') || !isNumber || port < 1 || port > 65'535)
        return base::fail(base::ErrorCode::InvalidArgument, "the address needs a port, such as relay.example:443",
                          address.toStdString());
    auto protection = tls();
    if (!protection)
        return base::fail(std::move(protection.error()));
    return std::optional(hubble::RelayAddress{address.toStdString(), std::move(*protection)});
}

base::Result<std::optional<hubble::RelayTls>> SourceSettings::tls() const
{
    std::optional<hubble::RelayTls> made;
    if (!usesTls || asksAgents)
        return made;
    if (certificateFile.isEmpty() != keyFile.isEmpty())
        return base::fail(base::ErrorCode::InvalidArgument,
                          "a certificate of ours needs its key, and a key its certificate");
    auto authority = contentOf(authorityFile);
    auto certificate = contentOf(certificateFile);
    auto key = contentOf(keyFile);
    for (const auto *each : {&authority, &certificate, &key}) {
        if (!*each)
            return base::fail(each->error());
    }
    made = hubble::RelayTls{std::move(*authority), std::move(*certificate), base::Secret(std::move(*key)),
                            serverName.toStdString()};
    return made;
}

SourceSettings SourceSettings::remembered(const QSettings &settings, const QString &server)
{
    const auto read = [&](QLatin1String member) { return settings.value(keyOf(server, member)); };
    return {read("address"_L1).toString(),     read("tls"_L1).toBool(),   read("authority"_L1).toString(),
            read("certificate"_L1).toString(), read("key"_L1).toString(), read("serverName"_L1).toString(),
            read("agents"_L1).toBool()};
}

void SourceSettings::remember(QSettings &settings, const QString &server) const
{
    const auto write = [&](QLatin1String member, const QVariant &value) {
        settings.setValue(keyOf(server, member), value);
    };
    write("address"_L1, address);
    write("tls"_L1, usesTls);
    write("authority"_L1, authorityFile);
    write("certificate"_L1, certificateFile);
    write("key"_L1, keyFile);
    write("serverName"_L1, serverName);
    write("agents"_L1, asksAgents);
}

} // namespace liteboxd::flows
