// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/connection_builder.h"

#include "core/kube/certificate_check.h"
#include "core/kube/local_file.h"

#include <QByteArray>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

template<class Entry>
std::string place(const Entry &entry, const char *kind)
{
    const std::string quoted = std::string(kind) + " \"" + entry.name + '"';
    return entry.origin.empty() ? quoted : entry.origin.string() + ": " + quoted;
}

/// An error of one entry: what is wrong, and with which file, then the entry as context.
tl::unexpected<base::Error> at(const std::string &place, base::Error error)
{
    if (!error.context.empty())
        error.message = error.context + ": " + error.message;
    error.context = place;
    return base::fail(std::move(error));
}

tl::unexpected<base::Error> notDone(const std::vector<std::string> &fields, const std::string &place)
{
    std::string list;
    for (const std::string &field : fields)
        list += (list.empty() ? "" : ", ") + field;
    return base::fail(ErrorCode::Unsupported, list + (fields.size() == 1 ? " is" : " are") + " not supported yet",
                      place);
}

base::Result<std::string> readNamed(const std::filesystem::path &file)
{
    if (!file.is_absolute())
        return base::fail(ErrorCode::FileUnreadable, "a relative path in a kubeconfig that is not a file",
                          file.string());
    return readLocalFile(file);
}

/// The PEM text of a field, "" if it is not set.
base::Result<std::string> contents(const InlineOrFile &field, const char *name)
{
    if (field.base64.isEmpty())
        return field.file.empty() ? base::Result<std::string>(std::string()) : readNamed(field.file);
    std::string text = field.base64.reveal();
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromStdString(text), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return base::fail(ErrorCode::Malformed, std::string(name) + "-data is not base64");
    return (*decoded).toStdString();
}

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

/// The server's URL without a slash at its end. The text itself stays out of errors: it may hold a password.
base::Result<std::string> checkedServer(const std::string &server)
{
    if (server.empty())
        return base::fail(ErrorCode::Malformed, "server is not set");
    const QUrl url(QString::fromStdString(server), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return base::fail(ErrorCode::Malformed, "server must be a URL that begins with https://");
    if (!url.userInfo().isEmpty())
        return base::fail(ErrorCode::Malformed, "server must not hold a user name");
    if (url.hasQuery() || url.hasFragment())
        return base::fail(ErrorCode::Malformed, "server must not hold a query or a fragment");
    if (url.scheme() == u"http" && !isLoopback(url.host()))
        return base::fail(ErrorCode::Unsupported, "plain http is accepted only for a server on this machine");
    std::string text = url.toEncoded().toStdString();
    while (text.ends_with('/'))
        text.pop_back();
    return text;
}

base::Result<void> readCluster(const ClusterEntry &cluster, ConnectionSettings &out)
{
    const std::string where = place(cluster, "cluster");
    if (!cluster.unsupported.empty())
        return notDone(cluster.unsupported, where);
    auto server = checkedServer(cluster.server);
    if (!server)
        return at(where, server.error());
    out.server = std::move(*server);
    out.tlsServerName = cluster.tlsServerName;
    if (cluster.skipVerification) {
        if (!cluster.certificateAuthority.isEmpty()) {
            return base::fail(ErrorCode::Malformed,
                              "insecure-skip-tls-verify and certificate-authority exclude each other", where);
        }
        out.verification = TlsVerification::Skipped;
        return {};
    }
    auto pem = contents(cluster.certificateAuthority, "certificate-authority");
    if (!pem)
        return at(where, pem.error());
    if (!cluster.certificateAuthority.isEmpty()) {
        if (const auto valid = checkAuthorities(*pem); !valid)
            return at(where, valid.error());
    }
    out.caPem = std::move(*pem);
    return {};
}

/// A token file wins over a token if it can be read, as kubectl documents it.
base::Result<base::Secret> readToken(const UserEntry &user)
{
    base::Secret token = user.token;
    if (!user.tokenFile.empty()) {
        const auto text = readNamed(user.tokenFile);
        if (!text && token.isEmpty())
            return base::fail(text.error());
        if (text)
            token = base::Secret(QByteArray::fromStdString(*text).trimmed().toStdString());
        if (token.isEmpty())
            return base::fail(ErrorCode::Malformed, "the token file is empty", user.tokenFile.string());
    }
    const std::string &bytes = token.reveal();
    const bool sendable = std::all_of(bytes.begin(), bytes.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    if (!sendable)
        return base::fail(ErrorCode::Malformed, "the token holds spaces or control characters");
    return token;
}

base::Result<void> readUser(const UserEntry &user, const base::Clock &clock, ConnectionSettings &out)
{
    const std::string where = place(user, "user");
    if (!user.unsupported.empty())
        return notDone(user.unsupported, where);
    auto certificate = contents(user.clientCertificate, "client-certificate");
    if (!certificate)
        return at(where, certificate.error());
    auto key = contents(user.clientKey, "client-key");
    if (!key)
        return at(where, key.error());
    out.clientCertificatePem = std::move(*certificate);
    out.clientKeyPem = base::Secret(std::move(*key));
    if (user.clientCertificate.isEmpty() != user.clientKey.isEmpty())
        return base::fail(ErrorCode::Malformed, "client-certificate and client-key need each other", where);
    if (!user.clientCertificate.isEmpty()) {
        if (const auto usable = checkClientCertificate(out.clientCertificatePem, out.clientKeyPem, clock); !usable)
            return at(where, usable.error());
    }
    auto token = readToken(user);
    if (!token)
        return at(where, token.error());
    out.bearerToken = std::move(*token);
    return {};
}

} // namespace

base::Result<ConnectionSettings> buildConnection(const KubeconfigEntries &entries, const ContextEntry &context,
                                                 const base::Clock &clock)
{
    ConnectionSettings out;
    out.contextName = context.name;
    out.clusterName = context.cluster;
    out.userName = context.user;
    out.defaultNamespace = context.nameSpace.empty() ? "default" : context.nameSpace;

    const auto cluster = entries.clusters.find(context.cluster);
    if (cluster == entries.clusters.end()) {
        return base::fail(ErrorCode::NotFound, "it names the cluster \"" + context.cluster + "\", which is not there",
                          place(context, "context"));
    }
    if (auto read = readCluster(cluster->second, out); !read)
        return base::fail(std::move(read.error()));

    if (context.user.empty())
        return out; // a cluster that takes anybody
    const auto user = entries.users.find(context.user);
    if (user == entries.users.end()) {
        return base::fail(ErrorCode::NotFound, "it names the user \"" + context.user + "\", which is not there",
                          place(context, "context"));
    }
    if (auto read = readUser(user->second, clock, out); !read)
        return base::fail(std::move(read.error()));
    return out;
}

} // namespace liteboxd::kube
