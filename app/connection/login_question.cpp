// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_question.h"

#include "core/base/redaction.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

const QString s_approvedKey = u"connection/approvedLogins"_s;

QString qstring(const std::string &text)
{
    return QString::fromStdString(text);
}

/// As one would type it, so that an argument with spaces is seen to be one.
QString quoted(const QString &argument)
{
    static const QString plain = u"_-+=:,./@%"_s;
    for (const QChar c : argument) {
        if (!c.isLetterOrNumber() && !plain.contains(c))
            return u'\'' + QString(argument).replace(u'\'', u"'\\''"_s) + u'\'';
    }
    return argument.isEmpty() ? u"''"_s : argument;
}

} // namespace

std::optional<LoginQuestion> questionOf(const kube::ConnectionSettings &settings)
{
    if (!settings.exec && settings.loginFiles.token.empty())
        return std::nullopt;
    LoginQuestion question;
    question.server = qstring(settings.server);
    question.tokenFile = qstring(settings.loginFiles.token.string());
    QJsonArray content{question.tokenFile, question.tokenFile.isEmpty() ? QString() : question.server};
    if (settings.exec) {
        const kube::ExecPlugin &plugin = *settings.exec;
        question.command = quoted(qstring(plugin.command));
        content << qstring(plugin.apiVersion) << qstring(plugin.command) << plugin.wantsCluster;
        QJsonArray arguments;
        for (const std::string &argument : plugin.arguments) {
            question.command += u' ' + quoted(qstring(argument));
            arguments << qstring(argument);
        }
        QJsonArray environment;
        for (const auto &[name, value] : plugin.environment) {
            question.environment << qstring(name + '=' + base::redact(value.reveal()));
            environment << qstring(name) << qstring(value.reveal());
        }
        content << arguments << environment;
    }
    question.hash =
        QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
            .toHex();
    return question;
}

bool isApproved(const LoginQuestion &question)
{
    return QSettings().value(s_approvedKey).toStringList().contains(QString::fromLatin1(question.hash));
}

void approve(const LoginQuestion &question)
{
    QSettings settings;
    QStringList hashes = settings.value(s_approvedKey).toStringList();
    hashes << QString::fromLatin1(question.hash);
    hashes.removeDuplicates();
    settings.setValue(s_approvedKey, hashes);
}

} // namespace liteboxd::connection
