// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace liteboxd::kube {

/// Owning one means being told; destroying it ends that. May outlive what it subscribes to. One thread.
class [[nodiscard]] Subscription
{
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> listener)
        : m_listener(std::move(listener))
    {}
    Subscription(Subscription &&) noexcept = default;
    Subscription &operator=(Subscription &&) noexcept = default;

    bool isActive() const { return m_listener != nullptr; }

private:
    std::shared_ptr<void> m_listener; ///< the publisher holds it weakly
};

} // namespace liteboxd::kube
