// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_index.h"
#include "gateway/engine/access/route_table.h"

#include <QObject>

#include <vector>

namespace liteboxd::control {

/// How far what a PodSource tells may be trusted: the same as of the routes that are made from it.
using Freshness = engine::RouteTable::Freshness;

/// Where the gateway learns which pod serves which sandbox. The console gives its session's cache, the headless gateway
/// a watch of its own, a test a list. Lives on the thread of whoever reads it; not owned by it, and must outlive it.
class PodSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual Freshness freshness() const = 0;

    /// All sandboxes there are, in no order.
    virtual std::vector<sandbox::SandboxPtr> sandboxes() const = 0;

Q_SIGNALS:
    /// One batch: tell it on at once, it may take a token out of force.
    void changed(const liteboxd::sandbox::SandboxChanges &changes);

    /// Comes after the batch that made it true.
    void freshnessChanged();
};

} // namespace liteboxd::control
