// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/page_state_words.h"

#include "app/policies/tr.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/sentences.h"
#include "app/shell/words/visible_text.h"
#include "core/kube/role_text.h"
#include "core/models/policy_model.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using shell::ColorRole;

namespace {

/// The Role by which an account may see and change policies.
QString roleFor(const std::string &nameSpace)
{
    std::vector<kube::AccessQuestion> questions;
    for (const char *verb : {"list", "get", "create", "patch", "delete"}) {
        questions.push_back({verb, "networking.k8s.io", "networkpolicies", nameSpace});
        questions.push_back({verb, "cilium.io", "ciliumnetworkpolicies", nameSpace});
    }
    return QString::fromStdString(kube::roleText("liteboxd-console-policies", questions)).trimmed();
}

} // namespace

PageStateWords words(PageState state, const QString &nameSpace, const std::optional<base::Error> &error,
                     shell::Subject subject)
{
    switch (state) {
    case PageState::Rows:
        return {};
    case PageState::Loading:
        return {u"state-pending"_s, ColorRole::Accent, Tr::tr("Reading the policies…")};
    case PageState::Empty:
        return {u"shield"_s, ColorRole::Muted, Tr::tr("No network policies")};
    case PageState::Forbidden:
        return {u"lock"_s,
                ColorRole::Warning,
                Tr::tr("Your account may not list network policies in namespace %1").arg(shell::visibleText(nameSpace)),
                Tr::tr("The cluster's administrator can allow it by this Role, bound to your account:"),
                roleFor(nameSpace.toStdString()),
                true};
    case PageState::NotConnected:
    case PageState::Failed:
        break;
    }
    if (!error)
        return {u"disconnected"_s, ColorRole::Muted, Tr::tr("Not connected")};
    return {u"disconnected"_s,
            ColorRole::Danger,
            shell::sentence(*error, subject),
            shell::advice(*error, subject),
            shell::details(*error),
            true};
}

QString failureText(const QString &what, const base::Error &error)
{
    const QString message = shell::visibleText(QString::fromStdString(error.message));
    switch (error.code) {
    case base::ErrorCode::Rejected:
    case base::ErrorCode::Conflict:
        return shell::joined({what, Tr::tr("The cluster says: %1.").arg(message)});
    case base::ErrorCode::Forbidden:
        return shell::joined(
            {what, Tr::tr("The cluster says: %1.").arg(message), Tr::tr("Ask its administrator for this permission.")});
    case base::ErrorCode::Unsupported:
    case base::ErrorCode::InvalidArgument:
        return shell::joined({what, Tr::tr("The reason: %1.").arg(message)});
    default:
        return shell::joined(
            {what, shell::sentence(error, shell::Subject::Cluster), shell::advice(error, shell::Subject::Cluster)});
    }
}

QString badgeOf(const policy::PolicyPicture &picture)
{
    using Health = models::PolicyModel::Health;
    const auto wanting = std::count_if(picture.policies.begin(), picture.policies.end(), [](const auto &each) {
        const auto health = models::PolicyModel::healthOf(each);
        return health != Health::Good && health != Health::Foreign;
    });
    return wanting > 0 ? u"!%1"_s.arg(wanting) : QString::number(picture.policies.size());
}

void sayUnread(const policy::PolicyPicture &picture, shell::PlainLabel &label)
{
    QStringList unread;
    for (const policy::UnreadKind &kind : picture.unread)
        unread << QString::fromStdString(kind.text());
    label.setText(unread.isEmpty() ? QString() : Tr::tr("Not seen: %1").arg(unread.join(u", "_s)));
    label.setToolTip(unread.isEmpty() ? QString() : Tr::tr("Your account may not list these kinds."));
}

void say(const PageStateWords &said, shell::StateView &view, QAction *retry)
{
    view.setIcon(said.iconName, said.role);
    view.setHeadline(said.headline);
    view.setText(said.text);
    view.setBlock(said.block);
    view.setActions(said.offersRetry && retry ? QList<QAction *>{retry} : QList<QAction *>{});
}

} // namespace liteboxd::policies
