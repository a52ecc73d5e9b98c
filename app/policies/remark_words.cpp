// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/remark_words.h"

#include "app/policies/tr.h"
#include "app/policies/words/policy_text.h"
#include "app/words/document_text.h"

namespace liteboxd::policies {

QString words(const policy::TextRemark &remark)
{
    using Subject = policy::TextRemark::Subject;
    switch (remark.subject) {
    case Subject::Syntax:
        return Tr::tr("This is no YAML: %1").arg(words::documentText(remark.detail.toStdString()));
    case Subject::NoObject:
        return Tr::tr("The text is not an object");
    case Subject::UnknownField:
        return Tr::tr("%1 is not understood: the cluster drops it, or refuses it").arg(remark.path);
    case Subject::WrongType:
        return Tr::tr("A field is of the wrong type: %1").arg(policyText(remark.detail));
    case Subject::RefusedPolicy:
        return Tr::tr("Cilium does not take it: %1").arg(policyText(remark.detail));
    case Subject::FixedField:
        return Tr::tr("%1 cannot be changed here").arg(remark.path);
    case Subject::OtherObject:
        return Tr::tr("%1 cannot be changed: it would be another object").arg(remark.path);
    }
    return {};
}

} // namespace liteboxd::policies
