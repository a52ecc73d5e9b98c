// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QWidget>

// The planted fault: a core that opens a window.
int main(int argc, char **)
{
    if (argc > 1)
        QWidget().show();
}
