// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/sandbox_answer.h"

#include "core/sandbox/sandbox_json.h"
#include "gateway/management/routes/api_call.h"

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

QJsonObject sandboxAnswer(const ApiCall &call, const sandbox::Sandbox &sandbox)
{
    QJsonObject json = sandbox::sandboxJson(sandbox, {}, call.gateway());
    if (call.request().scope >= ApiScope::Operate && !sandbox.accessToken.isEmpty())
        json.insert(u"accessToken"_s, QString::fromStdString(sandbox.accessToken.reveal()));
    return json;
}

} // namespace liteboxd::management
