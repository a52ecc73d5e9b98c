// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message_head.h"

#include <string_view>

namespace liteboxd::http {

/// The names that a message's Connection lists: fields of that hop alone (RFC 9110, 7.6.1). Sorted, so that a head of
/// many names and many fields is no work for long. Views into the head, which it must not outlive.
class NominatedFields
{
public:
    explicit NominatedFields(const MessageHead &head);

    bool contains(std::string_view name) const;

private:
    io::BlockVector<std::string_view> m_names;
};

} // namespace liteboxd::http
