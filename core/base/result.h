// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace liteboxd::base {

/// A value, or why there is none. Return early; there is no macro for it.
template<class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::NotFound, "no such context", "kubeconfig");`
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string context = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(context)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace liteboxd::base
