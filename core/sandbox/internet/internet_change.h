// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::sandbox {

/// Which way a person wants a sandbox's internet access.
enum class InternetWish { Allow, Deny };

/// The label is written as wished; what the datapath makes of it is another matter (InternetState).
struct InternetReceipt
{
    InternetWish wish = InternetWish::Deny;
    bool managedByServer = false; ///< LiteBoxd's own server looks after the pod and does not learn of it: say so
    bool lostWithPod = false;     ///< a controller makes the next pod from its template, without this change: say so

    bool operator==(const InternetReceipt &) const = default;
};

} // namespace liteboxd::sandbox
