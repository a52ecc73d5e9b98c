// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/questions.h"

namespace liteboxd::verify {

Lists::Question listing(kube::ApiClient &api, kube::ListQuery query)
{
    return [&api, query = std::move(query)](QObject *context, async::Callback<kube::ObjectList> done) {
        return api.list(query, context, std::move(done));
    };
}

Reviews::Question reviewing(kube::ApiClient &api, kube::AccessQuestion question)
{
    return [&api, question = std::move(question)](QObject *context, async::Callback<kube::AccessAnswer> done) {
        return api.reviewAccess(question, context, std::move(done));
    };
}

} // namespace liteboxd::verify
