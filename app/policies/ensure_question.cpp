// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/ensure_question.h"

#include "app/policies/tr.h"
#include "app/shell/words/visible_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

EnsureQuestion ensureQuestion(const policy::PolicyPicture &picture, const QString &nameSpace)
{
    const QString place = shell::visibleText(nameSpace);
    if (picture.dns.isDoubtful())
        return {Tr::tr("Apply the default policies to namespace %1? The cluster's DNS does not seem to be where they "
                       "look for it, so sandboxes may resolve no names: %2.")
                    .arg(place, shell::visibleText(QString::fromStdString(picture.dns.sentence()))),
                Tr::tr("Apply all the same")};
    return {Tr::tr("Apply the default policies to namespace %1? Every pod there is then cut off but for what they "
                   "allow.")
                .arg(place),
            Tr::tr("Apply")};
}

bool lacksDefaults(const policy::PolicyPicture &picture)
{
    return std::any_of(picture.policies.begin(), picture.policies.end(),
                       [](const policy::PolicySummary &each) { return !each.present; });
}

QString askedKey(const session::SessionSettings &settings)
{
    return u"policies/asked/"_s + QString::fromStdString(settings.connection.server).replace(u'/', u'_') + u'/' +
           settings.sandboxNamespace;
}

} // namespace liteboxd::policies
