// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/object_key.h"
#include "core/kube/decode/watch_event.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// What a cache keeps of an object, made by its decoder: a value that never changes, of a type that only the two know.
using AnyValue = std::shared_ptr<const void>;

/// Pure and free of shared state: it runs on any thread.
using DecodeObject = std::function<base::Result<AnyValue>(const ObjectView &object)>;

/// A WatchEvent that no longer needs the bytes it came in.
struct DecodedEvent
{
    WatchEvent::Type type = WatchEvent::Type::Error;
    ObjectKey key{};
    std::string version{};              ///< metadata.resourceVersion
    AnyValue value{};                   ///< of Added and Modified, unless there is a fault
    std::optional<base::Error> fault{}; ///< Error: why the answer ends here; otherwise why there is no value
};

} // namespace liteboxd::kube
