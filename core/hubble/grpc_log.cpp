// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/grpc_log.h"

#include <grpc/support/log.h>

#include <cstdlib>

namespace liteboxd::hubble {

void silenceGrpcLog()
{
    if (!std::getenv("GRPC_VERBOSITY"))
        gpr_set_log_function([](gpr_log_func_args *) {});
}

} // namespace liteboxd::hubble
