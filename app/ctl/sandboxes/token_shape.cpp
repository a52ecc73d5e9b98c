// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/token_shape.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

QJsonObject tokenJson(const sandbox::Sandbox &sandbox)
{
    return {{u"id"_s, QString::fromStdString(sandbox.id.text())},
            {u"accessToken"_s, QString::fromStdString(sandbox.accessToken.reveal())}};
}

Shape tokenShape()
{
    return {Shape::member("id"), {{"ID", Shape::member("id")}, {"ACCESS TOKEN", Shape::member("accessToken")}}};
}

} // namespace liteboxd::ctl
