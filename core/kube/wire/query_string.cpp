// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/query_string.h"

#include <QByteArray>

namespace liteboxd::kube {

void QueryString::add(const char *name, const std::string &value)
{
    if (!value.empty())
        addEvenEmpty(name, value);
}

void QueryString::addEvenEmpty(const char *name, const std::string &value)
{
    m_text += m_text.empty() ? '?' : '&';
    m_text += name;
    m_text += '=';
    m_text += QByteArray::fromStdString(value).toPercentEncoding().toStdString();
}

} // namespace liteboxd::kube
