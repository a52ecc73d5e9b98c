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

} // namespace

std::optional<LoginQuestion> questionOf(const kube::LoginPlan &plan, const QString &context)
{
    if (!plan.needsConsent())
        return std::nullopt;
    LoginQuestion question;
    question.context = context;
    question.tokenFile = qstring(plan.tokenFile.string());
    for (const std::filesystem::path &file : plan.files)
        question.files << qstring(file.string());
    question.server = qstring(plan.server);
    question.isVerified = plan.verification == kube::TlsVerification::Full;
    question.proxy = QUrl(qstring(plan.proxyUrl.reveal())).toDisplayString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
    question.actsAs = qstring(plan.impersonation.user);
    if (plan.exec) {
        question.program = qstring(plan.exec->command);
        for (const std::string &argument : plan.exec->arguments)
            question.arguments << qstring(argument);
        // As it is: what is hidden from the person who judges it could be what makes the program do something else.
        for (const auto &[name, value] : plan.exec->environment)
            question.environment.push_back({qstring(name), qstring(value.reveal())});
    }
    question.hash = QByteArray::fromStdString(plan.fingerprint());
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
