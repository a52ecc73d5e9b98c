// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/outcome_shape.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

Shape outcomeShape()
{
    return {Shape::member("name"),
            {{"KIND", Shape::member("kind")},
             {"NAME", Shape::member("name")},
             {"OUTCOME", Shape::member("outcome")},
             {"ERROR", Shape::member("error.message")}}};
}

QJsonObject objectError(const base::Error &error)
{
    const std::string_view code = base::name(error.code);
    return {{u"code"_s, QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))},
            {u"message"_s, QString::fromStdString(error.message)}};
}

} // namespace liteboxd::ctl
