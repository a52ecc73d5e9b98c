// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/failure_notes.h"

namespace liteboxd::sandboxes {

using models::ActivityEntry;

void noteFailures(ActivityEntry &entry, const std::vector<sandbox::SandboxFailure> &failures)
{
    entry.failed = static_cast<int>(failures.size());
    entry.outcome = failures.empty() ? ActivityEntry::Outcome::Done : ActivityEntry::Outcome::Failed;
    if (failures.empty())
        return;
    entry.error = failures.front().error;
    for (const auto &[sandbox, error] : failures) {
        if (entry.failures.size() < ActivityEntry::MostFailures)
            entry.failures.append({QString::fromStdString(sandbox->id.text()), QString::fromStdString(error.text())});
    }
}

} // namespace liteboxd::sandboxes
