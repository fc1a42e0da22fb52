"""What was typed into a form, taken over into a form made anew."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget


def carry_over(old: QWidget, new: QWidget) -> None:
    """Give every field of the new form what the field of its name in the old one holds."""
    for field in old.findChildren(QLineEdit):
        found = new.findChild(QLineEdit, field.objectName()) if field.objectName() else None
        if found is not None and field.text():
            found.setText(field.text())
    for box in old.findChildren(QComboBox):
        other = new.findChild(QComboBox, box.objectName()) if box.objectName() else None
        if other is not None and box.currentData() and other.findData(box.currentData()) >= 0:
            other.setCurrentIndex(other.findData(box.currentData()))
    for tick in old.findChildren(QCheckBox):
        same = new.findChild(QCheckBox, tick.objectName()) if tick.objectName() else None
        if same is not None and tick.isChecked():
            same.setChecked(True)
