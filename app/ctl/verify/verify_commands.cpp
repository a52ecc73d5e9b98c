// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/verify_commands.h"

#include "app/ctl/verify/doctor_command.h"
#include "app/ctl/verify/report_command.h"
#include "app/ctl/verify/verify_command.h"

namespace liteboxd::ctl {

std::vector<CommandRow> verifyCommands()
{
    return {
        {"", "verify", "Checks whether the cluster is as it should be, and says what to do where it is not",
         "liteboxctl verify --full --report report.html", make<VerifyCommand>},
        {"", "doctor", "Follows the way to a sandbox hop by hop, and says which one fails and what to do",
         "liteboxctl doctor 0a1b2c3d --port 8080", make<DoctorCommand>},
        {"", "report", "Writes what there is of a sandbox into one archive, for somebody who was not there",
         "liteboxctl report 0a1b2c3d --out incident.tar", make<ReportCommand>},
    };
}

} // namespace liteboxd::ctl
