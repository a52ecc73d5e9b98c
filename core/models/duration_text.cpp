// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/duration_text.h"

#include "core/models/tr.h"

#include <algorithm>

namespace liteboxd::models {

QString durationText(std::chrono::seconds length)
{
    using namespace std::chrono;
    length = std::max(length, seconds(0));
    if (length < minutes(2))
        //: a number of seconds, as short as possible
        return Tr::tr("%1s").arg(length.count());
    if (length < hours(2))
        //: a number of minutes, as short as possible
        return Tr::tr("%1m").arg(duration_cast<minutes>(length).count());
    if (length < hours(48))
        //: a number of hours, as short as possible
        return Tr::tr("%1h").arg(duration_cast<hours>(length).count());
    //: a number of days, as short as possible
    return Tr::tr("%1d").arg(duration_cast<hours>(length).count() / 24);
}

} // namespace liteboxd::models
