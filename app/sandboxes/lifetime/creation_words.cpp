// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/creation_words.h"

#include "app/sandboxes/lifetime/tr.h"

namespace liteboxd::sandboxes {

QString text(sandbox::CreationStage stage)
{
    using Stage = sandbox::CreationStage;
    switch (stage) {
    case Stage::Accepted:
        return Tr::tr("The cluster took it");
    case Stage::Scheduled:
        return Tr::tr("It has a node");
    case Stage::Starting:
        return Tr::tr("Image and container are being made ready");
    case Stage::Running:
        return Tr::tr("It runs");
    case Stage::Files:
        return Tr::tr("The template's files are put there");
    case Stage::Script:
        return Tr::tr("The start-up script runs");
    case Stage::Readiness:
        return Tr::tr("Its readiness probe is asked");
    case Stage::Ready:
        break;
    }
    return Tr::tr("It is ready");
}

QString failureText(sandbox::CreationStage stage)
{
    using Stage = sandbox::CreationStage;
    switch (stage) {
    case Stage::Files:
        return Tr::tr("The template's files could not be put there.");
    case Stage::Script:
        return Tr::tr("The start-up script failed.");
    case Stage::Readiness:
        return Tr::tr("Its readiness probe kept saying no.");
    case Stage::Accepted:
    case Stage::Scheduled:
    case Stage::Starting:
    case Stage::Running:
    case Stage::Ready:
        break;
    }
    return Tr::tr("The cluster cannot run it.");
}

} // namespace liteboxd::sandboxes
