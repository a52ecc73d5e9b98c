// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QList>
#include <QString>

#include <map>

namespace liteboxd::verify {

/// In which directions flows show that policies hold a pod.
struct ShownDirections
{
    bool egress = false;
    bool ingress = false;

    bool areBoth() const { return egress && ingress; }
};

/// By "namespace/pod". A policy holds a direction if it dropped a connection there, or is named as what allowed one; a
/// connection that merely passed shows nothing. Pure.
std::map<QString, ShownDirections> shownDirections(const QList<flows::Flow> &flows);

} // namespace liteboxd::verify
