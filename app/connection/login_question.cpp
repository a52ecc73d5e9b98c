// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_question.h"

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
    question.server = qstring(plan.server);
    question.isVerified = plan.verification == kube::TlsVerification::Full;
    question.proxy = shownProxy(plan.proxyUrl);
    question.actsAs = qstring(plan.impersonation.user);
    question.tokenFile = qstring(plan.tokenFile.string());
    for (const std::filesystem::path &file : plan.files)
        question.files << qstring(file.string());
    if (plan.exec) {
        question.command = quoted(qstring(plan.exec->command));
        for (const std::string &argument : plan.exec->arguments)
            question.command += u' ' + quoted(qstring(argument));
        // As it is: what is hidden from the person who judges it could be what makes the program do something else.
        for (const auto &[name, value] : plan.exec->environment)
            question.environment << qstring(name + '=' + value.reveal());
    }
    question.hash = QByteArray::fromStdString(plan.fingerprint());
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
