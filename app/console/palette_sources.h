// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/actions/palette_entry.h"

namespace liteboxd::connection {
class Connector;
}

namespace liteboxd::sandboxes {
class SandboxesPage;
}

namespace liteboxd::shell {
class MainWindow;
}

namespace liteboxd::console {

/// Goes to a sandbox: its page, its row. Page and window must outlive the source.
shell::PaletteSource sandboxSource(sandboxes::SandboxesPage &page, shell::MainWindow &window);

/// Connects to another context of the kubeconfig. The connector must outlive the source.
shell::PaletteSource contextSource(connection::Connector &connector);

/// Looks at another namespace of those that are known to be there. The connector must outlive the source.
shell::PaletteSource namespaceSource(connection::Connector &connector);

} // namespace liteboxd::console
