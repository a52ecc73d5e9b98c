// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_question.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

const QString s_approvedKey = u"connection/approvedLogins"_s;

QString qstring(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Of bytes, so that two texts that are not UTF-8 do not become one.
QString exactly(const std::string &text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonArray exactly(const std::vector<std::string> &texts)
{
    QJsonArray array;
    for (const std::string &text : texts)
        array << exactly(text);
    return array;
}

QJsonArray identityOf(const kube::ExecPlugin &plugin)
{
    QJsonArray environment;
    for (const auto &[name, value] : plugin.environment)
        environment << QJsonArray{exactly(name), exactly(value.reveal())};
    return {exactly(plugin.apiVersion), exactly(plugin.command),    exactly(plugin.arguments), environment,
            plugin.wantsCluster,        exactly(plugin.clusterJson)};
}

QJsonArray identityOf(const kube::Impersonation &wanted)
{
    QJsonArray extra;
    for (const auto &[key, values] : wanted.extra)
        extra << QJsonArray{exactly(key), exactly(values)};
    return {exactly(wanted.user), exactly(wanted.uid), exactly(wanted.groups), extra};
}

/// Whatever of the settings decides what runs, what is sent, and who gets it.
QByteArray hashOf(const kube::ConnectionSettings &settings)
{
    const QJsonArray all{settings.exec ? QJsonValue(identityOf(*settings.exec)) : QJsonValue(),
                         exactly(settings.loginFiles.token.string()),
                         exactly(settings.server),
                         exactly(settings.caPem),
                         settings.verification == kube::TlsVerification::Full,
                         exactly(settings.tlsServerName),
                         exactly(settings.proxyUrl.reveal()),
                         identityOf(settings.impersonation)};
    return QCryptographicHash::hash(QJsonDocument(all).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
        .toHex();
}

/// A proxy without the user name and password that its URL may hold.
QString shownProxy(const base::Secret &url)
{
    return QUrl(qstring(url.reveal())).toDisplayString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
}

} // namespace

std::optional<LoginQuestion> questionOf(const kube::LoginPlan &plan)
{
    if (!plan.needsConsent())
        return std::nullopt;
    LoginQuestion question;
    question.context = qstring(settings.contextName);
    question.tokenFile = qstring(settings.loginFiles.token.string());
    question.server = qstring(settings.server);
    question.proxy = QUrl(qstring(settings.proxyUrl.reveal())).toDisplayString(QUrl::RemoveUserInfo);
    question.isServerVerified = settings.verification == kube::TlsVerification::Full;
    if (settings.exec) {
        question.program = qstring(settings.exec->command);
        for (const std::string &argument : settings.exec->arguments)
            question.arguments << qstring(argument);
        for (const auto &[name, value] : settings.exec->environment)
            question.environment.push_back({qstring(name), qstring(value.reveal())});
    }
    question.hash = hashOf(settings);
    return question;
}

bool isApproved(const LoginQuestion &question, const QSettings &settings)
{
    return settings.value(s_approvedKey).toStringList().contains(QString::fromLatin1(question.hash));
}

void approve(const LoginQuestion &question, QSettings &settings)
{
    QStringList hashes = settings.value(s_approvedKey).toStringList();
    hashes << QString::fromLatin1(question.hash);
    hashes.removeDuplicates();
    settings.setValue(s_approvedKey, hashes);
}

} // namespace liteboxd::connection
