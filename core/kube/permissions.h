// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"

#include <QObject>

#include <map>
#include <string>

namespace liteboxd::kube {

/// What this user may do in one namespace, kept so that an app can switch off what would be refused. Asks for all rules
/// at once (SelfSubjectRulesReview); what they cannot answer, because the server could not list them all or the
/// question is about another namespace or the whole cluster, is asked one by one and remembered
/// (SelfSubjectAccessReview).
///
/// It can be out of date by as long as refresh() was not called, and only the API server's answer to the thing itself
/// counts: never refuse on Unknown. Lives on the client's thread; the client has to outlive it.
class Permissions final : public QObject
{
    Q_OBJECT

public:
    enum class Answer {
        Unknown, ///< not asked yet, or it could not be asked
        Allowed,
        Denied
    };

    Permissions(ApiClient &client, std::string nameSpace, QObject *parent = nullptr);

    const std::string &nameSpace() const { return m_nameSpace; }

    /// Asks anew; what is known stays until the answer is there.
    void refresh();

    /// Whether the first refresh() was answered, be it by an error: before, nothing is known.
    bool wasAnswered() const { return m_triedRules; }

    /// Whether it may be done, as far as is known. An Unknown that can be asked is asked; changed() follows.
    Answer answer(const AccessQuestion &question);

Q_SIGNALS:
    /// Answers may be others now.
    void changed();

private:
    struct Single
    {
        Answer answer = Answer::Unknown;
        async::Request request{};
    };

    bool isOursToList(const AccessQuestion &question) const;
    void ask(const AccessQuestion &question, Single &single);

    ApiClient &m_client;
    std::string m_nameSpace;
    AccessRules m_rules;
    bool m_hasRules = false;
    bool m_triedRules = false; ///< an answer came, be it an error
    async::Request m_review;
    std::map<AccessQuestion, Single> m_singles;
};

} // namespace liteboxd::kube
